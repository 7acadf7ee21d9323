package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Costs in memory. */
public final class InMemoryCosts implements Costs {

    private static final Comparator<Cost> ORDER = Comparator.comparing(Cost::product)
            .thenComparing(cost -> cost.scope().word())
            .thenComparing(Cost::validFrom, Comparator.reverseOrder());

    private final List<Cost> costs = new ArrayList<>();

    @Override
    public Mono<Boolean> set(Cost cost) {
        return Mono.fromSupplier(() -> {
            boolean same = costs.stream()
                    .anyMatch(known ->
                            ORDER.compare(known, cost) == 0 && known.value().equals(cost.value()));
            if (!same) {
                costs.removeIf(known -> ORDER.compare(known, cost) == 0);
                costs.add(cost);
            }
            return !same;
        });
    }

    @Override
    public Mono<Cost> effective(String product, List<Scope> scopes, LocalDate day) {
        Comparator<Cost> better =
                Comparator.comparing((Cost cost) -> cost.scope().level()).thenComparing(Cost::validFrom);
        return Mono.defer(() -> Mono.justOrEmpty(costs.stream()
                .filter(cost -> cost.product().equals(product) && scopes.contains(cost.scope()))
                .filter(cost -> !cost.validFrom().isAfter(day))
                .max(better)));
    }

    @Override
    public Flux<Cost> list(CostFilter filter) {
        return Flux.defer(() -> Flux.fromStream(matching(filter).stream()
                .filter(cost -> isAfter(cost, filter.after()))
                .limit(filter.limit())));
    }

    private List<Cost> matching(CostFilter filter) {
        Set<String> seen = new HashSet<>();
        LocalDate on = filter.on();
        return costs.stream()
                .filter(cost -> filter.product() == null || filter.product().equals(cost.product()))
                .filter(cost -> on == null || !cost.validFrom().isAfter(on))
                .sorted(ORDER)
                .filter(cost -> on == null
                        || seen.add(cost.product() + "|" + cost.scope().word()))
                .toList();
    }

    private static boolean isAfter(Cost cost, CostFilter.Position after) {
        return after == null
                || ORDER.compare(cost, new Cost(after.product(), after.scope(), cost.value(), after.validFrom(), ""))
                        > 0;
    }
}
