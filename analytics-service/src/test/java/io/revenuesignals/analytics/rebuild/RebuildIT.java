package io.revenuesignals.analytics.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.revenuesignals.analytics.Told;
import io.revenuesignals.analytics.YearOfSales;
import io.revenuesignals.analytics.rebuild.RebuildGate.RebuildUnderWay;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Topics;
import io.revenuesignals.contracts.goal.GoalPublished;
import io.revenuesignals.contracts.goal.GoalRevised;
import io.revenuesignals.contracts.progress.GoalProgressed;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.platform.database.DatabaseProperties;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import io.revenuesignals.testing.EventProbe;
import io.revenuesignals.testing.LocalOrDockerStack;
import io.revenuesignals.testing.SignalsTest;
import io.revenuesignals.testing.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables are emptied and read again from the log: the same content, whatever else goes on, and not a word of it outside.
 * Ordered because the last one takes facts from the log that the others need.
 */
@SignalsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/v1/rebuild";
    private static final String HEADER = "Signals-Rebuilding";
    private static final String GROUP = "analytics-service";
    private static final List<String> FACT_TOPICS = List.of(Topics.REFERENCE, Topics.OBSERVATIONS, Topics.SALES);
    private static final int CLAIMS = 12;
    private static final String POISON = "rebuild-poison";

    /** Whoever stores this customer stands before a door. */
    private static final String AT_THE_DOOR = "at-the-door";

    private static final long DOOR = 471_100L;

    @Autowired
    private EventProbe probe;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseProperties databaseSettings;

    @Autowired
    private List<EventConsumer> consumers;

    @Autowired
    private Rebuilds rebuilds;

    @Autowired
    private RebuildGate gate;

    @Autowired
    @Qualifier("rebuilding")
    private SmartLifecycle rebuilding;

    private final Market market = new Market(20_260_420L);
    private final YearOfSales year = new YearOfSales("rb", this::tellOfYear);

    /** Every fact that counts, in the order they were told. */
    private final List<EventEnvelope<?>> told = new CopyOnWriteArrayList<>();

    private Instant asideAt = Instant.parse("2026-09-22T10:00:00Z");
    private KeptTables tables;

    @BeforeAll
    void aMarketAndWhatIsConcludedFromIt() {
        tables = new KeptTables(database);
        makeDoor();
        tell(market.descriptions());
        tell(market.facts(250));
        tell(List.of(market.orphan(), market.customer(AT_THE_DOOR)));
        tellWhatIsTurnedAway();
        year.describe();
        aside("cost", year.cost("1.20"));
        aside("goal-1", new GoalPublished("rb-goal", 1, year.goal()));
        year.sell();
        awaitTold();
        tell(List.of(market.ofYear(year)));
        awaitTold();
        awaitEstimatedAfter(lastApplied());
        aside("goal-2", new GoalRevised("rb-goal", 2, year.goal(), "once more"));
        awaitProgress(2);
        probe.await(
                Topics.RECOMMENDATIONS,
                RepricingRecommended.class,
                advice -> advice.product().equals(year.product()),
                PATIENCE);
        haveJudgedByCost("1.21");
    }

    /** Ids that were used before, by facts on other partitions too; and what nobody can read. */
    private void tellWhatIsTurnedAway() {
        tell(IntStream.range(0, CLAIMS)
                .mapToObj(i -> market.claim(i, "first-" + i, "5"))
                .toList());
        awaitTold();
        for (int i = 0; i < CLAIMS; i++) {
            String id = Market.id("claim-" + i);
            probe.publish(market.claim(i, "other-" + i, "7"));
            awaitLetter(Topics.SALES, entry -> id.equals(header(entry, "ce_id")));
        }
        for (String topic : List.of(Topics.SALES, Topics.OBSERVATIONS)) {
            probe.publishRaw(topic, bytes(POISON), bytes("{\"product\":"), List.of());
            awaitLetter(topic, entry -> POISON.equals(text(entry.key())));
        }
    }

    @Test
    @Order(1)
    void isForOperatorsOnly() {
        for (String role : List.of("analyst", "marketing", "pricing", "sales", "source")) {
            String token = TestIssuer.bearer(role);
            web.post()
                    .uri(PATH)
                    .header("Authorization", token)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
            web.get()
                    .uri(PATH)
                    .header("Authorization", token)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    @Order(2)
    void endsWithTheSameTablesBesideLiveTrafficAndSaysNothingTwice() {
        List<String> before = all(tables.mine());
        List<String> others = all(tables.others());
        List<String> taken = all(tables.salesTaken());
        Map<TopicPartition, Long> letters = letterEnds();
        GoalProgressed progress = awaitProgress(2);
        long said = lastSaid();
        int records = told.size();
        assertThat(before).hasSizeGreaterThan(800).isEqualTo(control());

        try (Door _ = new Door();
                LiveTraffic live = new LiveTraffic()) {
            JsonNode begun = ask(202);
            assertThat(begun.path("state").asString()).isEqualTo("REQUESTED");
            assertThat(begun.path("recordsInLog").asLong()).isGreaterThanOrEqualTo(records);
            awaitSomebodyAtTheDoor();
            live.awaitSome();
            assertHalfway(begun);

            aside("goal-3", new GoalRevised("rb-goal", 3, year.goal(), "in the midst of it"));
            awaitApplied(List.of(Market.id("goal-3")));
            live.awaitSome();
            assertThat(saidSince(said))
                    .as("said from tables that are filled in part")
                    .isEmpty();
        }
        JsonNode done = awaitFinished();
        awaitTold();

        assertThat(all(tables.mine())).isEqualTo(control());
        assertThat(all(tables.others())).isEqualTo(others);
        assertThat(all(tables.salesTaken())).containsAll(taken);
        assertThat(done.path("percent").asInt()).isEqualTo(100);
        assertThat(done.path("recordsLost").asLong()).isZero();
        await().atMost(PATIENCE).until(() -> marks() == 0);
        assertNothingWasSaidTwice(
                said, progress, Instant.parse(done.path("finishedAt").asString()));
        assertThat(letterEnds()).as("dead letters").isEqualTo(letters);
    }

    private void assertHalfway(JsonNode begun) {
        JsonNode halfway = state();
        assertThat(halfway.path("id").asLong()).isEqualTo(begun.path("id").asLong());
        assertThat(halfway.path("state").asString()).isEqualTo("READING");
        assertThat(halfway.path("percent").asInt()).isBetween(0, 99);
        JsonNode refused = ask(409);
        assertThat(refused.path("type").asString()).isEqualTo("urn:revenuesignals:problem:conflict");
        assertThat(refused.path("detail").asString()).contains("under way since", "% of the log is read");
        assertThat(refused.path("rebuild").asLong()).isEqualTo(begun.path("id").asLong());
        assertThat(marks()).isEqualTo(2);
        web.get()
                .uri("/v1/goals/rb-goal/attainment")
                .header("Authorization", TestIssuer.bearer("marketing"))
                .exchange()
                .expectHeader()
                .exists(HEADER);
    }

    /** What came in the midst of it is told now, from whole tables, and nothing else. */
    private void assertNothingWasSaidTwice(long said, GoalProgressed before, Instant finished) {
        GoalProgressed third = awaitProgress(3);
        assertThat(third.actual()).isEqualByComparingTo(before.actual());
        assertThat(third.dataThrough()).isEqualTo(before.dataThrough());
        awaitEstimatedAfter(finished);
        haveJudgedByCost("1.22");
        Map<String, List<String>> since =
                saidSince(said).stream().collect(Collectors.groupingBy(row -> row.substring(0, row.indexOf(' '))));
        assertThat(since.get(Topics.PROGRESS))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("\"rb-goal\"").contains("\"version\":3"));
        assertThat(since.getOrDefault(Topics.RECOMMENDATIONS, List.of()))
                .as("advice, which only the new cost may have changed")
                .allSatisfy(row -> assertThat(row).containsAnyOf("COST_MOVED", "a newer recommendation replaces it"));
    }

    @Test
    @Order(3)
    void isGoneOnWithByAnotherInstanceWhenTheOneThatReadsIsKilled() {
        rebuilding.stop();
        try (SecondInstance second = SecondInstance.start(databaseSettings);
                LiveTraffic live = new LiveTraffic()) {
            try (Door _ = new Door()) {
                ask(202);
                awaitSomebodyAtTheDoor();
                live.awaitSome();
                second.kill();
            }
            await().atMost(PATIENCE)
                    .until(() -> state().path("state").asString().equals("WAITING"));
            ask(409);
        } finally {
            rebuilding.start();
        }
        awaitFinished();
        awaitTold();
        assertThat(all(tables.mine())).isEqualTo(control());
    }

    @Test
    @Order(4)
    void waitsForNobodyWhenTheInstanceThatReadsStopsInOrder() {
        try (Door _ = new Door()) {
            ask(202);
            awaitSomebodyAtTheDoor();
            rebuilding.stop();
            assertThat(state().path("state").asString()).isEqualTo("WAITING");
        } finally {
            rebuilding.start();
        }
        awaitFinished();
        assertThat(all(tables.mine())).isEqualTo(control());
    }

    @Test
    @Order(5)
    void letsOnlyTheHolderEmptyTheTablesAndOnlyOnce() {
        Duration minute = Duration.ofMinutes(1);
        UUID sleeper = UUID.randomUUID();
        UUID holder = UUID.randomUUID();
        rebuilding.stop();
        try {
            Rebuild asked = rebuilds.request("test", 1).blockOptional().orElseThrow();
            assertThat(rebuilds.hold(sleeper, Duration.ZERO).block()).isNotNull();
            assertThat(rebuilds.hold(holder, minute).block()).isNotNull();
            List<String> whole = all(tables.mine());

            assertThat(rebuilds.wipe(asked, sleeper, minute).block()).isFalse();
            assertThat(all(tables.mine())).isEqualTo(whole);
            assertThat(rebuilds.wipe(asked, holder, minute).block()).isTrue();
            assertThat(rebuilds.wipe(asked, holder, minute).block()).isFalse();
            assertThat(rebuilds.progress(asked, sleeper, new Rebuilds.Progress(1, 1, 0), minute)
                            .block())
                    .isFalse();
            assertThat(rebuilds.finish(asked, sleeper).block()).isFalse();
        } finally {
            rebuilds.release(holder).block();
            rebuilding.start();
        }
        awaitFinished();
        assertThat(all(tables.mine())).isEqualTo(control());
    }

    @Test
    @Order(6)
    void waitsForConclusionsBeingWrittenDownAndLetsNoneThroughThatWereDrawnBefore() throws Exception {
        Sinks.Empty<Void> written = Sinks.empty();
        CompletableFuture<RebuildGate.Pass> shown = new CompletableFuture<>();
        CompletableFuture<Void> writing = gate.whenOpen(pass -> pass.show()
                        .doOnSuccess(nothing -> shown.complete(pass))
                        .then(written.asMono())
                        .as(transaction::transactional))
                .toFuture();
        RebuildGate.Pass old = shown.get(30, TimeUnit.SECONDS);
        try {
            ask(202);
            await().atMost(PATIENCE)
                    .until(() -> count("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                    + " and mode = 'ExclusiveLock'")
                            > 0);
            assertThat(count("select count(*) from sale_week where product = '" + year.product() + "'"))
                    .isPositive();
        } finally {
            written.tryEmitEmpty();
        }
        writing.get(30, TimeUnit.SECONDS);
        awaitFinished();

        assertThatThrownBy(() -> old.show().as(transaction::transactional).block())
                .isInstanceOf(RebuildUnderWay.class);
        assertThat(all(tables.mine())).isEqualTo(control());
    }

    @Test
    @Order(7)
    void doesNotBeginWhereTheLogHasLostFactsUnlessThatIsMeant() throws Exception {
        try (Admin admin = admin()) {
            TopicPartition partition = ends(admin, List.of(Topics.SALES)).entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
        assertThat(ask(422).path("recordsGone").asLong()).isEqualTo(1);
        assertThat(all(tables.mine())).isEqualTo(control());
        ask("?evenIfIncomplete=true", 202);
        awaitFinished();
    }

    // What is told.

    private void tellOfYear(String id, Event data) {
        tell(List.of(Told.event(Market.id("year-" + id), Instant.parse("2026-09-21T10:00:00Z"), data)));
    }

    private void tell(Collection<? extends EventEnvelope<?>> events) {
        events.forEach(event -> {
            told.add(event);
            probe.publish(event);
        });
    }

    /** What is no fact, and is not read again. */
    private void aside(String id, Event data) {
        asideAt = asideAt.plusSeconds(1);
        probe.publish(Told.event(Market.id(id), asideAt, data));
    }

    /** The tables as all facts leave them when they come in the order they were told; undone before anybody sees it. */
    private List<String> control() {
        EventConsumer facts = consumers.stream()
                .filter(EventConsumer::isRebuiltFromLog)
                .findFirst()
                .orElseThrow();
        Map<UUID, ReceivedEvent> once = new LinkedHashMap<>();
        told.forEach(event -> once.putIfAbsent(ledgerId(event), received(event)));
        return all(transaction.execute(status -> {
            status.setRollbackOnly();
            return tables.forgetMine()
                    .then(Mono.defer(() -> facts.apply(List.copyOf(once.values()))))
                    .thenMany(Flux.defer(tables::mine));
        }));
    }

    private static ReceivedEvent received(EventEnvelope<?> event) {
        UUID unused = new UUID(0, 0);
        return new ReceivedEvent(event, ledgerId(event), unused, event.type().topic(), 0, 0, event.time(), new byte[0]);
    }

    private static UUID ledgerId(EventEnvelope<?> event) {
        return EventIdentity.of(event.source(), event.id());
    }

    /** Facts without end, until it is closed. */
    private final class LiveTraffic implements AutoCloseable {

        private static final Duration PAUSE = Duration.ofMillis(20);

        private final Thread thread = Thread.ofPlatform().name("live-traffic").start(this::run);
        private volatile boolean closed;

        private void run() {
            while (!closed) {
                tell(market.facts(1));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        /** Waits until some that are told from now on are applied. */
        void awaitSome() {
            int before = told.size();
            await().atMost(PATIENCE).until(() -> told.size() >= before + 20);
            awaitApplied(told.subList(before, before + 20).stream()
                    .map(EventEnvelope::id)
                    .toList());
        }

        @Override
        public void close() {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // What holds a building anew up, half-way.

    private void makeDoor() {
        run("""
                create function stand_at_the_door() returns trigger language plpgsql set lock_timeout = '300ms' as $$
                begin
                  perform pg_advisory_xact_lock_shared(%d);
                  return new;
                end $$""".formatted(DOOR));
        run("create trigger door before insert on customer_gained for each row when (new.event_id = '"
                + Market.id(AT_THE_DOOR) + "') execute function stand_at_the_door()");
    }

    /** Shut until it is closed. */
    private final class Door implements AutoCloseable {

        private final Connection connection =
                Mono.from(connections.create()).blockOptional().orElseThrow();

        Door() {
            turn("select pg_advisory_lock(" + DOOR + ")");
        }

        private void turn(String sql) {
            Flux.from(connection.createStatement(sql).execute())
                    .flatMap(result -> result.map(row -> true))
                    .blockLast();
        }

        @Override
        public void close() {
            turn("select pg_advisory_unlock(" + DOOR + ")");
            Mono.from(connection.close()).block();
        }
    }

    private void awaitSomebodyAtTheDoor() {
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from pg_locks where locktype = 'advisory' and objid = " + DOOR
                                + " and not granted")
                        > 0);
    }

    // What is asked over HTTP.

    private JsonNode ask(int status) {
        return ask("", status);
    }

    private JsonNode ask(String parameters, int status) {
        return body(web.post()
                .uri(PATH + parameters)
                .header("Authorization", TestIssuer.bearer("ops"))
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }

    private JsonNode state() {
        return body(web.get()
                .uri(PATH)
                .header("Authorization", TestIssuer.bearer("ops"))
                .exchange()
                .expectStatus()
                .isOk());
    }

    private JsonNode awaitFinished() {
        await().atMost(PATIENCE).until(() -> state().path("state").asString().equals("FINISHED"));
        return state();
    }

    /** In how many places an answer says so: in its header, and in what it tells of itself. */
    private int marks() {
        var answer = web.get()
                .uri("/v1/query?measures=units&groupBy=product")
                .header("Authorization", TestIssuer.bearer("analyst"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        boolean said = JSON.readTree(answer.getResponseBodyContent())
                .at("/meta/rebuilding")
                .booleanValue();
        return (said ? 1 : 0) + (answer.getResponseHeaders().containsHeader(HEADER) ? 1 : 0);
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(answer.expectBody().returnResult().getResponseBodyContent());
    }

    // What is looked at and waited for.

    private void awaitTold() {
        awaitApplied(told.stream().map(EventEnvelope::id).distinct().toList());
    }

    private void awaitApplied(List<String> ids) {
        UUID[] wanted = ids.stream()
                .map(id -> EventIdentity.of(Told.SOURCE, id))
                .distinct()
                .toArray(UUID[]::new);
        await().atMost(PATIENCE)
                .until(() -> one(
                                database.sql("select count(*) from event_ledger where id = any($1)")
                                        .bind("$1", wanted),
                                Long.class)
                        == wanted.length);
    }

    private Instant lastApplied() {
        return one(database.sql("select max(stored_at) from event_ledger"), Instant.class);
    }

    private void awaitEstimatedAfter(Instant time) {
        await().atMost(PATIENCE)
                .until(() -> one(
                                database.sql(
                                                "select count(*) from price_response where product = $1 and estimated_at > $2")
                                        .bind("$1", year.product())
                                        .bind("$2", time),
                                Long.class)
                        > 0);
    }

    private GoalProgressed awaitProgress(int version) {
        return probe.await(
                        Topics.PROGRESS,
                        GoalProgressed.class,
                        progress -> progress.goal().equals("rb-goal") && progress.version() == version,
                        PATIENCE)
                .data();
    }

    /** A cost that moved has the price judged again, after everything that was to be looked at before. */
    private void haveJudgedByCost(String amount) {
        aside("cost-" + amount, year.cost(amount));
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from price_judgement where product = '" + year.product()
                                + "' and (standing ->> 'cost')::numeric = " + amount)
                        > 0);
    }

    private long lastSaid() {
        return count("select coalesce(max(seq), 0) from outbox");
    }

    private List<String> saidSince(long seq) {
        return all(database.sql("select topic || ' ' || value as said from outbox where seq > $1 order by seq")
                .bind("$1", seq)
                .map(row -> String.valueOf(row.get("said", String.class)))
                .all());
    }

    private void awaitLetter(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        probe.awaitRaw(Topics.deadLetters(topic, GROUP), wanted, PATIENCE);
    }

    private static Map<TopicPartition, Long> letterEnds() {
        try (Admin admin = admin()) {
            return ends(
                    admin,
                    FACT_TOPICS.stream()
                            .map(topic -> Topics.deadLetters(topic, GROUP))
                            .toList());
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not tell where the dead letters end", e);
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", LocalOrDockerStack.shared().bootstrapServers()));
    }

    private long count(String sql) {
        return one(database.sql(sql), Long.class);
    }

    private void run(String sql) {
        database.sql(sql).fetch().rowsUpdated().block();
    }

    private static <T> T one(DatabaseClient.GenericExecuteSpec statement, Class<T> type) {
        return statement.map(row -> row.get(0, type)).one().blockOptional().orElseThrow();
    }

    private static <T> List<T> all(Flux<T> found) {
        return found.collectList().blockOptional().orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
