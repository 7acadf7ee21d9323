package io.revenuesignals.benchmarks;

import io.revenuesignals.contracts.Topics;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.stack.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Facts acknowledged by the door in batches of 500, beside Kafka's own producer performance tool. */
final class IngestBench implements Bench {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final int REFERENCE_RECORDS = 1_000_000;
    private static final int RECORD_SIZE = 400;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String purpose() {
        return "facts/s acknowledged in batches of 500, beside Kafka's producer performance tool; --single: one a request";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        try (Bed bed = Bed.make(options)) {
            for (Service service : Service.values()) {
                if (service != Service.FEEDBACK) {
                    bed.pause(service);
                }
            }
            BrokerTool broker = new BrokerTool(bed.brokers());
            Facts facts = new Facts("ingest" + options.seed());
            AtomicLong next = new AtomicLong();
            Load load = new Load(
                    CONNECTIONS,
                    bed.port(Service.FEEDBACK),
                    "/v1/facts",
                    "application/cloudevents-batch+json",
                    bed.token(Role.SOURCE));
            options.say("warming up");
            load.closed(options.seconds() / 2.0, next, number -> facts.batch(number * BATCH, BATCH));
            options.say("reference: Kafka's producer performance tool");
            double before = broker.producerPerformance(REFERENCE_RECORDS, RECORD_SIZE);
            long written = broker.records(Topics.SALES);
            options.say("measuring");
            Load.Outcome outcome = load.closed(options.seconds(), next, number -> facts.batch(number * BATCH, BATCH));
            long logged = broker.records(Topics.SALES) - written;
            double after = broker.producerPerformance(REFERENCE_RECORDS, RECORD_SIZE);
            double rate = outcome.accepted() * BATCH / outcome.seconds();
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("acknowledged", outcome.accepted() * BATCH);
            details.put("inTheLog", logged);
            details.put("requestsNotAllAccepted", outcome.other());
            details.put("bytesPerFact", facts.structured(0).length());
            details.put("connections", CONNECTIONS);
            details.put("requestMillis", outcome.times().table());
            details.put("referenceRuns", List.of(Math.round(before), Math.round(after)));
            details.put("feedbackResidentMiB", bed.residentMib("feedback-service"));
            return BenchResult.against(name(), rate, "facts/s", Math.max(before, after), "records/s", details);
        }
    }
}
