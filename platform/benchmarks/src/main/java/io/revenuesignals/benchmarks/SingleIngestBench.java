package io.revenuesignals.benchmarks;

import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.stack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Facts acknowledged by the door one a request on 64 connections, beside an empty endpoint that reads the same body. */
final class SingleIngestBench implements Bench {

    private static final int CONNECTIONS = 64;
    private static final String STRUCTURED = "application/cloudevents+json";

    @Override
    public String name() {
        return "ingest-single";
    }

    @Override
    public String purpose() {
        return "facts/s acknowledged one a request on 64 connections, beside an empty WebFlux endpoint; p99 at half that rate";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException, InterruptedException {
        try (Bed bed = Bed.make(options)) {
            for (Service service : Service.values()) {
                if (service != Service.FEEDBACK) {
                    bed.pause(service);
                }
            }
            String token = bed.token(Role.SOURCE);
            Facts facts = new Facts("single" + options.seed());
            AtomicLong next = new AtomicLong();
            options.say("reference: an empty endpoint");
            double reference = empty(options, facts, next, token);
            Load load = new Load(CONNECTIONS, bed.port(Service.FEEDBACK), "/v1/facts", STRUCTURED, token);
            options.say("warming up");
            Load.WarmUp warmUp = load.warmUp(next, number -> body(facts, number));
            options.say("measuring");
            Load.Outcome full = load.closed(options.seconds(), next, number -> body(facts, number));
            double rate = full.accepted() / full.seconds();
            options.say("measuring at half that rate");
            Load.Outcome half = load.open(options.seconds(), rate / 2, next, number -> body(facts, number));
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("warmUp", warmUp);
            details.put("acknowledged", full.accepted());
            details.put("notAccepted", full.other() + half.other());
            details.put("atFullRate", full.times().table());
            details.put("halfRatePerSecond", Math.round(half.accepted() / half.seconds()));
            details.put("atHalfRate", half.times().table());
            details.put("bytesPerFact", facts.structured(0).length());
            details.put("feedbackResidentMiB", bed.residentMib("feedback-service"));
            return BenchResult.against(name(), rate, "facts/s", reference, "requests/s", details);
        }
    }

    private static double empty(BenchOptions options, Facts facts, AtomicLong next, String token)
            throws IOException, InterruptedException {
        try (EmptyEndpoint.Child endpoint = EmptyEndpoint.Child.start()) {
            Load load = new Load(CONNECTIONS, endpoint.port(), "/v1/facts", STRUCTURED, token);
            load.warmUp(next, number -> body(facts, number));
            Load.Outcome outcome = load.closed(options.seconds(), next, number -> body(facts, number));
            return outcome.accepted() / outcome.seconds();
        }
    }

    private static byte[] body(Facts facts, long number) {
        return facts.structured(number).getBytes(StandardCharsets.US_ASCII);
    }
}
