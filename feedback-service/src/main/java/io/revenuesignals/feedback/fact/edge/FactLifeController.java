package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.InvalidValue;
import io.revenuesignals.feedback.fact.FactAccounts;
import io.revenuesignals.feedback.fact.FactAccounts.Line;
import io.revenuesignals.feedback.fact.FactReceipts;
import io.revenuesignals.feedback.fact.FactRejections;
import io.revenuesignals.feedback.fact.model.Receipt;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What became of facts: of one, and of all of an hour. Systems see their own; operators see everybody's. */
@RestController
class FactLifeController {

    private static final List<String> ACCOUNTING = List.of("from", "to", "source", "after", "limit");

    private final FactReceipts receipts;
    private final FactRejections rejections;
    private final FactAccounts accounts;

    FactLifeController(FactReceipts receipts, FactRejections rejections, FactAccounts accounts) {
        this.receipts = receipts;
        this.rejections = rejections;
        this.accounts = accounts;
    }

    /** Where a fact stands. */
    enum State {
        /** In the log; the store has not refused it. */
        LOGGED,
        /** Refused, and not taken since. */
        REJECTED
    }

    /**
     * The life of a fact.
     *
     * @param log where it lies; absent when the door refused it
     * @param repeats how often the same came again
     * @param conflicts how often something else came under its source and id
     * @param rejections who refused it, when and why; newest first
     * @param counted the address in the analytics service that says what it is counted in
     */
    record LifeView(
            String source,
            String id,
            State state,
            @Nullable String type,
            @Nullable Instant time,
            @Nullable Instant receivedAt,
            @Nullable LogView log,
            int repeats,
            int conflicts,
            List<FactRejections.Refused> rejections,
            String counted) {}

    record LogView(String topic, int partition, long offset) {}

    record LineView(
            Instant hour,
            String source,
            String type,
            long received,
            long stored,
            long duplicate,
            long conflict,
            long rejected) {

        static LineView of(Line line) {
            return new LineView(
                    line.hour(),
                    line.source(),
                    line.type(),
                    line.received(),
                    line.stored(),
                    line.duplicate(),
                    line.conflict(),
                    line.rejected());
        }
    }

    record Totals(long received, long stored, long duplicate, long conflict, long rejected) {}

    /**
     * The accounts of some hours.
     *
     * @param totals over all pages
     */
    record AccountingView(
            Instant from,
            Instant to,
            List<LineView> items,
            Totals totals,
            @Nullable String next) {}

    @Operation(summary = "Tells where a fact stands: in the log, or rejected and why")
    @GetMapping("/v1/facts/{source}/{id}")
    Mono<LifeView> life(
            Caller caller,
            @Parameter(description = "The source of the fact; its slashes come encoded: `%2Fpos%2Ffreshmart`")
                    @PathVariable
                    String source,
            @Parameter(description = "The id the source gave the fact") @PathVariable String id) {
        FactReference fact = reference(source, id);
        if (!maySee(caller, fact.source())) {
            return Mono.error(FactLifeController::missing);
        }
        return rejections
                .of(fact.source(), fact.id())
                .collectList()
                .flatMap(refused -> receipts.find(EventIdentity.of(fact.source(), fact.id()))
                        .map(receipt -> logged(fact, receipt, refused))
                        .switchIfEmpty(Mono.defer(() -> refused.isEmpty()
                                ? Mono.error(FactLifeController::missing)
                                : Mono.just(neverLogged(fact, refused)))));
    }

    @Operation(summary = "Accounts for the facts of some hours: received = stored + duplicate + conflict + rejected")
    @GetMapping("/v1/accounting")
    Mono<AccountingView> accounting(
            Caller caller,
            ServerWebExchange exchange,
            @Parameter(description = "First hour, included", schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam
                    String from,
            @Parameter(
                            description = "The hour behind the last, at most 366 days after the first",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam
                    String to,
            @Parameter(description = "Only facts of this source; absent: of all that the caller may see")
                    @RequestParam(required = false)
                    @Nullable
                    String source,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + Page.MAX_LIMIT) int limit) {
        refuseUnknown(exchange.getRequest().getQueryParams().keySet());
        AccountedHours hours = AccountedHours.of(from, to);
        int most = Page.limit(limit);
        FactAccounts.Query query = new FactAccounts.Query(
                hours.from(), hours.to(), sources(caller, source), after == null ? null : cursor(after), most + 1);
        return accounts.lines(query)
                .collectList()
                .flatMap(lines -> accounts.total(query).map(total -> view(query, lines, total)));
    }

    /** A misspelt filter would else show what nobody asked for. */
    private static void refuseUnknown(Set<String> parameters) {
        List<String> unknown =
                parameters.stream().filter(name -> !ACCOUNTING.contains(name)).toList();
        if (!unknown.isEmpty()) {
            Problem problem =
                    Problem.of(ProblemCatalog.INVALID_REQUEST, "Accounts are asked for by " + ACCOUNTING + " only.");
            unknown.forEach(name -> problem.parameter(name, "is not known"));
            throw problem;
        }
    }

    private static LifeView logged(FactReference fact, Receipt receipt, List<FactRejections.Refused> refused) {
        boolean dead = refused.stream().anyMatch(one -> one.isOf(receipt));
        return new LifeView(
                fact.source(),
                fact.id(),
                dead ? State.REJECTED : State.LOGGED,
                receipt.type(),
                receipt.eventTime(),
                receipt.receivedAt(),
                new LogView(receipt.topic(), receipt.partition(), receipt.offset()),
                receipt.repeats(),
                receipt.conflicts(),
                refused,
                address(fact));
    }

    private static LifeView neverLogged(FactReference fact, List<FactRejections.Refused> refused) {
        FactRejections.Refused newest = refused.getFirst();
        return new LifeView(
                fact.source(),
                fact.id(),
                State.REJECTED,
                newest.type(),
                newest.time(),
                newest.at(),
                null,
                0,
                0,
                refused,
                address(fact));
    }

    private static String address(FactReference fact) {
        return "/v1/facts/" + encoded(fact.source()) + "/" + encoded(fact.id());
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static FactReference reference(String source, String id) {
        try {
            return new FactReference(source, id);
        } catch (InvalidValue invalid) {
            throw missing();
        }
    }

    private static boolean maySee(Caller caller, String source) {
        return caller.has("ops")
                || caller.has("source") && caller.mayPostAs(source)
                || caller.has("sales") && (source.equals(ownName(caller)) || source.startsWith(ownName(caller) + "/"));
    }

    private static String ownName(Caller caller) {
        return "/sales/" + caller.subject();
    }

    /** The sources to show; a set that matches nothing when the one asked for is not the caller's. */
    private static Set<String> sources(Caller caller, @Nullable String source) {
        if (source != null) {
            requireName(source);
            if (!caller.has("ops") && !caller.mayPostAs(source)) {
                throw Problem.of(ProblemCatalog.FORBIDDEN, "The source is not one of the caller's");
            }
            return Set.of(source);
        }
        if (caller.has("ops")) {
            return Set.of();
        }
        if (caller.sources().isEmpty()) {
            throw Problem.of(ProblemCatalog.FORBIDDEN, "The caller has no source");
        }
        return new TreeSet<>(caller.sources());
    }

    private static void requireName(String source) {
        try {
            Checks.id(source, "source");
        } catch (InvalidValue invalid) {
            throw Problem.wrongParameter("source", String.valueOf(invalid.getMessage()));
        }
    }

    private static AccountingView view(FactAccounts.Query query, List<Line> lines, Line total) {
        boolean more = lines.size() == query.limit();
        List<Line> shown = more ? lines.subList(0, lines.size() - 1) : lines;
        return new AccountingView(
                query.from(),
                query.to(),
                shown.stream().map(LineView::of).toList(),
                new Totals(total.received(), total.stored(), total.duplicate(), total.conflict(), total.rejected()),
                more ? cursor(shown.getLast()) : null);
    }

    private static String cursor(Line line) {
        String text = line.hour() + "\n" + line.source() + "\n" + line.type();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Line cursor(String after) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 3) {
                return new Line(Instant.parse(parts[0]), parts[1], parts[2], 0, 0, 0, 0);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Page.notANext();
        }
        throw Page.notANext();
    }

    private static Problem missing() {
        return Problem.of(
                ProblemCatalog.NOT_FOUND,
                "There is no such fact here. What was accepted a moment ago may not have been read from the log yet");
    }
}
