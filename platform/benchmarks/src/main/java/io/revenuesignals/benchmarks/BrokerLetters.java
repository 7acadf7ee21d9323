package io.revenuesignals.benchmarks;

import io.revenuesignals.local.terminal.CommandFailed;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Counts what all groups set aside. */
record BrokerLetters(String brokers) {

    long count() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var topics = admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith(".dlt"))
                    .toList();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(topics).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        } catch (ExecutionException e) {
            throw new CommandFailed("the dead letters cannot be counted: " + e.getCause(), e);
        }
    }
}
