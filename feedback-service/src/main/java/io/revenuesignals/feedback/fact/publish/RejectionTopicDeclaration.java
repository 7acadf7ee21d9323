package io.revenuesignals.feedback.fact.publish;

import io.revenuesignals.feedback.fact.RejectionTopic;
import io.revenuesignals.platform.messaging.MessagingProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Creates the topic of rejections. Start-up does not wait for the broker; this goes on until it is there. */
@Component
final class RejectionTopicDeclaration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionTopicDeclaration.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PARTITIONS = 3;
    private static final Duration KEPT = Duration.ofDays(35);
    private static final long MOST_BYTES_OF_A_PARTITION = 1L << 30;

    private final KafkaAdmin admin;
    private final NewTopic topic;
    private volatile boolean running;

    RejectionTopicDeclaration(KafkaAdmin admin, MessagingProperties settings) {
        this.admin = admin;
        int inSync = Math.min(settings.minInSyncReplicas(), settings.replicationFactor());
        this.topic = new NewTopic(RejectionTopic.NAME, PARTITIONS, settings.replicationFactor())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis()),
                        TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(MOST_BYTES_OF_A_PARTITION),
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync)));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("rejection-topic").start(this::declare);
    }

    private void declare() {
        while (running) {
            try {
                admin.createOrModifyTopics(topic);
                return;
            } catch (KafkaException e) {
                LOG.warn("topic {} is not declared yet: {}", topic.name(), e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
