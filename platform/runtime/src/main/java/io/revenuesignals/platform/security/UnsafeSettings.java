package io.revenuesignals.platform.security;

import java.util.List;

/** The service does not start with these settings. */
final class UnsafeSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeSettings(List<String> sentences) {
        super(String.join("; ", sentences));
    }
}
