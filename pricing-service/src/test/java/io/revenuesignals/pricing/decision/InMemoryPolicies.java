package io.revenuesignals.pricing.decision;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Policies in memory. */
public final class InMemoryPolicies implements Policies {

    private final List<PolicyVersion> versions = new ArrayList<>();

    @Override
    public Mono<PolicyVersion> current() {
        return Mono.fromSupplier(() -> versions.isEmpty() ? PolicyVersion.standard() : versions.getLast());
    }

    @Override
    public Mono<Boolean> add(PolicyVersion next) {
        return Mono.fromSupplier(() -> {
            boolean free = versions.stream().noneMatch(known -> known.version() == next.version());
            if (free) {
                versions.add(next);
            }
            return free;
        });
    }
}
