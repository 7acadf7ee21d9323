package io.revenuesignals.benchmarks;

import io.revenuesignals.local.terminal.CommandFailed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** Asks the broker who reads together. */
record BrokerGroups(String brokers) {

    /** The members of a group that hold partitions of a topic, by their client ids; none while partitions move. */
    Set<String> readers(String group, String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            ConsumerGroupDescription described =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return described == null || described.groupState() != GroupState.STABLE
                    ? Set.of()
                    : described.members().stream()
                            .filter(member -> reads(member, topic))
                            .map(MemberDescription::clientId)
                            .collect(Collectors.toSet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        } catch (ExecutionException brokerIsAway) {
            return Set.of();
        }
    }

    private static boolean reads(MemberDescription member, String topic) {
        return member.assignment().topicPartitions().stream()
                .anyMatch(partition -> partition.topic().equals(topic));
    }
}
