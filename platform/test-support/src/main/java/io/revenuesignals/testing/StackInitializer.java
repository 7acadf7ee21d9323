package io.revenuesignals.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Leads a Spring context to the shared stack, with a new database. */
final class StackInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        LocalOrDockerStack stack = LocalOrDockerStack.shared();
        TestDatabase database = stack.newDatabase();
        TestPropertyValues.of(
                        "signals.messaging.bootstrap-servers=" + stack.bootstrapServers(),
                        "signals.database.host=" + database.host(),
                        "signals.database.port=" + database.port(),
                        "signals.database.name=" + database.name(),
                        "signals.database.user=" + database.user(),
                        "signals.database.password=" + database.password(),
                        "signals.database.ssl-mode=disable",
                        "signals.security.issuer=" + TestIssuer.issuer(),
                        "signals.security.jwks-uri=" + TestIssuer.jwksUri())
                .applyTo(context);
    }
}
