package io.revenuesignals.local.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.local.terminal.CommandFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactSenderTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void sendsEveryFactOnceAndCountsIt() {
        try (Door door = new Door();
                FactSender sender = new FactSender(door.client(), 3, PATIENCE)) {
            Batching batching = new Batching(7, sender::send);
            facts("fact", 100).forEach(batching::add);
            batching.flush();
            Tally tally = sender.finish();
            assertThat(tally.sent()).isEqualTo(100);
            assertThat(tally.accepted()).isEqualTo(100);
            assertThat(tally.repeats()).isZero();
            assertThat(door.taken()).hasSize(100);
            assertThat(door.batchSizes()).hasSize(15);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "BUSY", "FORGETFUL", "SPEECHLESS"})
    void sendsAgainUntilEveryFactIsSettled(Door.Mood mood) {
        try (Door door = new Door(mood, mood);
                FactSender sender = new FactSender(door.client(), 1, PATIENCE)) {
            sender.send(facts("fact", 10));
            Tally tally = sender.finish();
            assertThat(tally.accepted()).isEqualTo(10);
            assertThat(tally.sent()).isEqualTo(10);
            assertThat(tally.repeats()).isEqualTo(2);
            assertThat(door.taken()).hasSize(10);
        }
    }

    @Test
    void sendsOnlyTheOpenOnesAgain() {
        try (Door door = new Door(Door.Mood.FORGETFUL);
                FactSender sender = new FactSender(door.client(), 1, PATIENCE)) {
            sender.send(facts("fact", 10));
            sender.finish();
            assertThat(door.batchSizes()).containsExactly(10, 5);
        }
    }

    @Test
    void tellsWhichFactsWereRejectedAndWhy() {
        List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
        try (Door door = new Door();
                FactSender sender = new FactSender(door.client(), 2, PATIENCE)) {
            sender.send(
                    Stream.concat(facts("fact", 3).stream(), facts("bad", 2).stream())
                            .toList(),
                    verdicts::addAll);
            sender.send(facts("bad-again", 2), verdicts::addAll);
            Tally tally = sender.finish();
            assertThat(tally.accepted()).isEqualTo(3);
            assertThat(tally.rejected()).isEqualTo(4);
        }
        assertThat(verdicts)
                .filteredOn(Verdict.Rejected.class::isInstance)
                .map(Verdict.Rejected.class::cast)
                .hasSize(4)
                .allSatisfy(rejected -> {
                    assertThat(rejected.fact().id()).startsWith("bad");
                    assertThat(rejected.code()).isEqualTo("INVALID_FIELD");
                    assertThat(rejected.pointer()).isEqualTo("/data/units");
                    assertThat(rejected.detail()).isEqualTo("is required");
                });
    }

    @Test
    void stopsWhenTheDoorWillNeverTakeSuchARequest() {
        try (Door door = new Door(Door.Mood.HOSTILE);
                FactSender sender = new FactSender(door.client(), 1, PATIENCE)) {
            sender.send(facts("fact", 5));
            assertThatThrownBy(sender::finish).isInstanceOf(CommandFailed.class).hasMessageContaining("403");
            assertThatThrownBy(() -> sender.send(facts("more", 5))).isInstanceOf(CommandFailed.class);
        }
    }

    @Test
    void givesUpWhenItsPatienceEnds() {
        try (Door door = new Door(Door.Mood.CLOSED);
                FactSender sender = new FactSender(door.client(), 1, Duration.ZERO)) {
            sender.send(facts("fact", 5));
            assertThatThrownBy(sender::finish)
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("changes nothing");
        }
    }

    @Test
    void closesABatchBeforeItIsTooLargeForTheDoor() {
        List<Integer> sizes = new ArrayList<>();
        Batching batching = new Batching(1_000, batch -> sizes.add(batch.size()));
        for (int i = 0; i < 5; i++) {
            batching.add(new OutgoingFact("/test", "large-" + i, "here", new byte[400_000]));
        }
        batching.flush();
        batching.flush();
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    private static List<OutgoingFact> facts(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> fact(name + '-' + i)).toList();
    }

    private static OutgoingFact fact(String id) {
        String json = "{\"source\":\"/test\",\"id\":\"" + id + "\"}";
        return new OutgoingFact("/test", id, "here", json.getBytes(StandardCharsets.UTF_8));
    }
}
