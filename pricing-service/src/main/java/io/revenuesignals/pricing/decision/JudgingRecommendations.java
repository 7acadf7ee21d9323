package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Breach;
import io.revenuesignals.pricing.decision.model.Guardrail;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.TimelineClash;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Hears recommendations: what is inside the policy's limits is approved at once, everything else waits for a person,
 * together with what was found against it. Runs in the caller's transaction.
 */
public final class JudgingRecommendations {

    private static final String ACTOR = "policy";
    private static final int MAX_REASON = 4_000;

    private final Recommendations recommendations;
    private final Situations situations;
    private final ApprovingPrices approving;
    private final Clock clock;

    JudgingRecommendations(
            Recommendations recommendations, Situations situations, ApprovingPrices approving, Clock clock) {
        this.recommendations = recommendations;
        this.situations = situations;
        this.approving = approving;
        this.clock = clock;
    }

    /** What came of a recommendation that was heard. */
    public enum Verdict {
        APPROVED,
        QUEUED,
        EXPIRED,
        /** It was known already, so nothing changed. */
        REPEATED
    }

    /** Takes a recommendation; one that is known already changes nothing. */
    public Mono<Verdict> hear(Recommendation recommended) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return recommendations
                .add(recommended)
                .filter(added -> added)
                .flatMap(added -> recommended.isExpiredAt(now)
                        ? recommendations
                                .save(recommended.in(Recommendation.State.EXPIRED, "it came too late"))
                                .thenReturn(Verdict.EXPIRED)
                        : judge(recommended, now))
                .defaultIfEmpty(Verdict.REPEATED);
    }

    /** What was recommended no longer holds. A decision that was already made stands. */
    public Mono<Void> withdrawn(String id, String reason) {
        return recommendations
                .claim(id)
                .filter(Recommendation::isWaiting)
                .flatMap(waiting -> recommendations.save(waiting.in(Recommendation.State.WITHDRAWN, reason)));
    }

    private Mono<Verdict> judge(Recommendation recommended, Instant now) {
        return situations.of(recommended, now).flatMap(situation -> judged(recommended, situation, now));
    }

    private Mono<Verdict> judged(Recommendation recommended, Situations.Situation situation, Instant now) {
        List<Breach> against = against(situation);
        Recommendation found =
                recommended.found(against, situation.judgement().nearest().orElse(null));
        return against.isEmpty()
                ? approve(found, situation, now)
                : recommendations.save(found).thenReturn(Verdict.QUEUED);
    }

    private Mono<Verdict> approve(Recommendation found, Situations.Situation situation, Instant now) {
        String reason = "inside the limits of policy version %d: %s"
                .formatted(
                        situation.policy().version(),
                        String.join("; ", found.advice().reasons()));
        ApprovingPrices.Approval approval = new ApprovingPrices.Approval(found.id(), ACTOR, cut(reason), true, now);
        return approving
                .approve(found, situation, approval)
                .then(recommendations.save(found.in(Recommendation.State.APPROVED, null)))
                .thenReturn(Verdict.APPROVED);
    }

    private static List<Breach> against(Situations.Situation situation) {
        List<Breach> against = new ArrayList<>(situation.judgement().breaches());
        for (TimelineClash clash : situation.clashes()) {
            against.add(new Breach(Guardrail.TIMELINE, words(clash)));
        }
        return against;
    }

    private static String words(TimelineClash clash) {
        return "%s %s from %s is in the way"
                .formatted(
                        clash.kind(),
                        clash.entry().value(),
                        clash.entry().validity().from());
    }

    /** Reasons are kept up to the length that an event may carry. */
    private static String cut(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
}
