package io.revenuesignals.platform.messaging;

import io.revenuesignals.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are not there yet, with the partitions and copies they should have. Start-up does not wait for the
 * broker longer than a moment: where it is not there, this goes on in the background until it is.
 */
final class TopicDeclaration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicDeclaration.class);
    private static final int FIRST_TRY_MILLIS = 5_000;
    private static final long RETRY_MILLIS = 2_000;
    // The log is the home of facts: what analytics keeps is a view that can be built again from it.
    private static final List<String> FACTS = List.of(Topics.REFERENCE, Topics.OBSERVATIONS, Topics.SALES);
    private static final String FOR_EVER = "-1";
    private static final String THIRTY_FIVE_DAYS = Long.toString(TimeUnit.DAYS.toMillis(35));

    private final Map<String, Object> adminSettings;
    private final List<NewTopic> topics;
    private volatile boolean running;

    TopicDeclaration(Map<String, Object> adminSettings, List<NewTopic> topics) {
        this.adminSettings = adminSettings;
        this.topics = topics;
    }

    /** The topics of the system and the dead letters of the group for those it hears. */
    static List<NewTopic> topics(MessagingProperties settings, String group, List<String> heard) {
        List<NewTopic> topics = new ArrayList<>();
        for (String topic : Topics.ALL) {
            topics.add(topic(topic, Topics.PARTITIONS, settings, ProducerSettings.LARGEST_EVENT));
        }
        for (String topic : heard) {
            topics.add(topic(Topics.deadLetters(topic, group), 1, settings, ProducerSettings.LARGEST_LETTER));
        }
        return topics;
    }

    private static NewTopic topic(String name, int partitions, MessagingProperties settings, int largest) {
        int inSync = Math.min(settings.minInSyncReplicas(), settings.replicationFactor());
        return new NewTopic(name, partitions, settings.replicationFactor())
                .configs(Map.of(
                        "cleanup.policy",
                        Topics.isCompacted(name) ? "compact" : "delete",
                        "retention.ms",
                        FACTS.contains(name) ? FOR_EVER : THIRTY_FIVE_DAYS,
                        "min.insync.replicas",
                        Integer.toString(inSync),
                        "max.message.bytes",
                        Integer.toString(largest)));
    }

    @Override
    public void start() {
        running = true;
        if (!declared(FIRST_TRY_MILLIS)) {
            Thread.ofVirtual().name("topic-declaration").start(this::keepTrying);
        }
    }

    private void keepTrying() {
        while (running && !declared(FIRST_TRY_MILLIS)) {
            try {
                Thread.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean declared(int withinMillis) {
        try (Admin admin = Admin.create(adminSettings)) {
            var results = admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(withinMillis))
                    .values();
            for (var entry : results.entrySet()) {
                await(entry.getKey(), entry.getValue(), withinMillis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.warn("topics are not declared yet: {}", e.toString());
            return false;
        }
    }

    private static void await(String name, java.util.concurrent.Future<Void> created, int withinMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            created.get(withinMillis, TimeUnit.MILLISECONDS);
            LOG.info("created topic {}", name);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
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

    @Override
    public int getPhase() {
        return MessagingPhases.TOPICS;
    }
}
