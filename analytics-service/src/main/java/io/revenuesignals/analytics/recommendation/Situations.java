package io.revenuesignals.analytics.recommendation;

import io.revenuesignals.analytics.attainment.GoalsAtRisk;
import io.revenuesignals.analytics.attainment.GoalsAtRisk.Risk;
import io.revenuesignals.analytics.effect.Cost;
import io.revenuesignals.analytics.effect.Costs;
import io.revenuesignals.analytics.effect.Effects;
import io.revenuesignals.analytics.effect.PriceChange;
import io.revenuesignals.analytics.effect.PriceChanges;
import io.revenuesignals.analytics.response.ComparingPrices;
import io.revenuesignals.analytics.response.ComparingPrices.Compared;
import io.revenuesignals.analytics.response.Estimate;
import io.revenuesignals.analytics.response.Estimates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what prices are judged by, a whole set of products at a time. */
@Component
class Situations {

    private final ComparingPrices comparing;
    private final Estimates estimates;
    private final PriceChanges changes;
    private final Effects effects;
    private final GoalsAtRisk goals;
    private final Requests requests;
    private final Clock clock;

    Situations(
            ComparingPrices comparing,
            Estimates estimates,
            PriceChanges changes,
            Effects effects,
            GoalsAtRisk goals,
            Requests requests,
            Clock clock) {
        this.comparing = comparing;
        this.estimates = estimates;
        this.changes = changes;
        this.effects = effects;
        this.goals = goals;
        this.requests = requests;
        this.clock = clock;
    }

    private record Cell(String product, String retailer) {}

    private record Gathered(
            Map<Cell, Estimate> estimates,
            List<PriceChange> changes,
            List<Cost> costs,
            List<Effects.Effect> missed,
            List<Risk> risks,
            List<RequestedPrice> requests) {}

    /**
     * Every own product whose price was seen at a retailer lately and whose response is known there, in the categories of
     * these products; of all when none is given.
     */
    Mono<List<Situation>> of(Set<String> products) {
        return compared(products).flatMap(compared -> {
            Set<String> own =
                    compared.stream().map(each -> each.own().product()).collect(Collectors.toSet());
            return gather(own).map(gathered -> situations(compared, gathered));
        });
    }

    private Mono<List<Compared>> compared(Set<String> products) {
        return comparing.inCategoriesOf(products);
    }

    private Mono<Gathered> gather(Set<String> own) {
        return estimates
                .of(own)
                .collectMap(estimate -> new Cell(estimate.product(), estimate.retailer()), Function.identity())
                .flatMap(known -> changes.of(own)
                        .collectList()
                        .flatMap(changed -> changes.costs(own)
                                .flatMap(costs -> effects.missed(own)
                                        .flatMap(missed -> goals.of(own)
                                                .flatMap(risks -> requests.waiting(own)
                                                        .map(asked -> new Gathered(
                                                                known, changed, costs, missed, risks, asked)))))));
    }

    private List<Situation> situations(List<Compared> compared, Gathered gathered) {
        return compared.stream()
                .map(each -> situation(each, gathered))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Situation> situation(Compared compared, Gathered gathered) {
        String product = compared.own().product();
        String retailer = compared.own().retailer();
        Estimate estimate = gathered.estimates().get(new Cell(product, retailer));
        if (estimate == null) {
            return Optional.empty();
        }
        Estimate.Response response = estimate.response();
        Estimate.Base base = estimate.base();
        return response == null || base == null
                ? Optional.empty()
                : Optional.of(situation(compared, estimate, response, base, gathered));
    }

    private Situation situation(
            Compared compared, Estimate estimate, Estimate.Response response, Estimate.Base base, Gathered gathered) {
        String product = compared.own().product();
        String scope = "retailer:" + compared.own().retailer();
        Optional<PriceChange> change = Costs.lastChange(
                gathered.changes(), product, scope, compared.own().channel());
        List<Risk> risks = gathered.risks().stream()
                .filter(risk -> risk.product().equals(product)
                        && risk.retailer().equals(compared.own().retailer()))
                .toList();
        RequestedPrice request = gathered.requests().stream()
                .filter(asked ->
                        asked.product().equals(product) && asked.place().equals(scope))
                .findFirst()
                .orElse(null);
        BigDecimal price = price(compared, change.orElse(null));
        Standing standing = new Standing(
                price,
                cost(gathered.costs(), compared, scope),
                competitor(compared),
                response.elasticity(),
                response.deviation(),
                change.map(Situations::day).orElse(null),
                request == null ? null : request.request(),
                risks.stream().map(Risk::goal).distinct().sorted().toList(),
                missed(gathered.missed(), product, scope),
                estimate.asOf());
        String metric = risks.isEmpty() ? null : risks.getFirst().metric();
        return new Situation(compared, estimate, response, base, price, standing, request, metric);
    }

    /** A price that was decided after anybody last looked at the shelf is the one to start from. */
    private BigDecimal price(Compared compared, @Nullable PriceChange change) {
        boolean decidedSince = change != null
                && change.currency().equals(compared.own().currency())
                && change.validFrom().isAfter(compared.own().at())
                && !change.validFrom().isAfter(clock.instant());
        return decidedSince && change != null ? change.value() : compared.own().price();
    }

    private @Nullable BigDecimal cost(Collection<Cost> costs, Compared compared, String scope) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Cost> mine = costs.stream()
                .filter(cost -> cost.product().equals(compared.own().product())
                        && cost.currency().equals(compared.own().currency()))
                .toList();
        return Costs.inForce(mine, scope, compared.own().channel(), today)
                .map(Cost::cost)
                .orElse(null);
    }

    private static @Nullable Double competitor(Compared compared) {
        BigDecimal price = compared.competitorPrice();
        return price == null ? null : (Double) price.doubleValue();
    }

    private static LocalDate day(PriceChange change) {
        return LocalDate.ofInstant(change.validFrom(), ZoneOffset.UTC);
    }

    private static List<String> missed(List<Effects.Effect> missed, String product, String scope) {
        return missed.stream()
                .map(Effects.Effect::change)
                .filter(change ->
                        change.product().equals(product) && change.scope().equals(scope))
                .map(PriceChange::price)
                .sorted()
                .toList();
    }
}
