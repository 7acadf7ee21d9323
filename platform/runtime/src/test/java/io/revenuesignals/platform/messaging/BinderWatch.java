package io.revenuesignals.platform.messaging;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ConsumerStartedEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;

/** Sees what the binder made of the settings: the consumers and the container that runs them. */
@Component
class BinderWatch implements ClientFactoryCustomizer {

    private volatile @Nullable Map<String, Object> consumer;
    private volatile @Nullable AbstractMessageListenerContainer<?, ?> container;

    @Override
    public void configure(ConsumerFactory<?, ?> factory) {
        consumer = factory.getConfigurationProperties();
    }

    @EventListener
    void started(ConsumerStartedEvent event) {
        container = event.getContainer(AbstractMessageListenerContainer.class);
    }

    Map<String, Object> consumer() {
        return Objects.requireNonNull(consumer, "the binder has made no consumers yet");
    }

    AbstractMessageListenerContainer<?, ?> container() {
        return Objects.requireNonNull(container, "no consumer was started yet");
    }

    boolean isRunning() {
        return container != null;
    }
}
