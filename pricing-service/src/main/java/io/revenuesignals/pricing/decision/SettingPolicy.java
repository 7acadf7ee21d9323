package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Policy;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Replaces the policy. Runs in the caller's transaction. */
public final class SettingPolicy {

    private final Policies policies;
    private final Clock clock;

    public SettingPolicy(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** The new version; empty when {@code basedOn} is no longer the current one. */
    public Mono<PolicyVersion> set(Policy policy, int basedOn, String actor) {
        return policies.current()
                .filter(current -> current.version() == basedOn)
                .map(current -> new PolicyVersion(basedOn + 1, policy, actor, clock.instant()))
                .filterWhen(policies::add);
    }
}
