package io.revenuesignals.platform.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why the service does not start. */
final class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeSettings cause) {
        return new FailureAnalysis(
                "Not safe to start: " + cause.getMessage() + ".",
                "Set what is named. For a trial on your own machine use the profile dev (SPRING_PROFILES_ACTIVE=dev).",
                cause);
    }
}
