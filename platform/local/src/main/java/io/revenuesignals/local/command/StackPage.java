package io.revenuesignals.local.command;

import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What {@code up} prints when the stack is there. */
final class StackPage {

    private StackPage() {}

    static void print(RunningStack stack, PrintStream out) {
        out.printf(Locale.ROOT, "Ready after %.1f s.%n", stack.state().readySeconds());
        printAddresses(stack, out);
        printTry(stack, out);
    }

    static void printAddresses(RunningStack stack, PrintStream out) {
        for (Service service : Service.values()) {
            out.printf(
                    "  %-18s %s   health and metrics %s/actuator%n",
                    service.module(), stack.address(service), stack.management(service));
        }
        out.printf("  %-18s %s%n", "Kafka", stack.kafkaBootstrapServers());
        out.printf("  %-18s %s%n", "PostgreSQL", stack.database(Service.ANALYTICS));
        out.printf("  %-18s %s%n", "token issuer", stack.issuer());
    }

    private static void printTry(RunningStack stack, PrintStream out) {
        String token = stack.token(TokenRequest.of("you@localhost", Role.SOURCE, Role.SALES, Role.ANALYST));
        out.println("Three lines to try: a token, a price somebody saw, and what analytics makes of it.");
        out.println("TOKEN=" + token);
        out.println("curl -sS " + stack.address(Service.FEEDBACK) + "/v1/facts -H \"Authorization: Bearer $TOKEN\""
                + " -H 'Content-Type: application/cloudevents+json' -d '" + priceSeen() + "'");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        out.println(
                "curl -sS \"" + stack.address(Service.ANALYTICS) + "/v1/query?measures=shelfPrice&groupBy=product&from="
                        + today + "&to=" + today.plusDays(1) + "\" -H \"Authorization: Bearer $TOKEN\"");
    }

    private static String priceSeen() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        return """
                {"specversion":"1.0","id":"try-%d","source":"/try","type":"io.revenuesignals.price-observed.v1",\
                "time":"%s","data":{"product":"sauce-450","place":{"store":"store-1"},\
                "shelfPrice":{"amount":"2.49","currency":"EUR"},"observer":"you","observedAt":"%s"}}""".formatted(now.toEpochSecond(), now, now);
    }
}
