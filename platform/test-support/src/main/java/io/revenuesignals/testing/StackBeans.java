package io.revenuesignals.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What {@link SignalsTest} adds to a context. */
@TestConfiguration(proxyBeanMethods = false)
class StackBeans {

    @Bean
    EventProbe eventProbe() {
        return new EventProbe(LocalOrDockerStack.shared().bootstrapServers());
    }
}
