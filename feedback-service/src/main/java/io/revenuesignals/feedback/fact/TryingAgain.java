package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.JudgedFact;
import io.revenuesignals.feedback.fact.model.Refusal;
import io.revenuesignals.feedback.fact.model.Settlement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a fact that the door had refused come once more, by the same rules. */
@Component
public final class TryingAgain {

    /** What came of it. */
    public sealed interface Outcome {

        /** It is in the log. */
        record Taken(String topic, int partition, long offset) implements Outcome {}

        /** It is refused still, or again. */
        record Refused(String code, @Nullable String pointer, String detail) implements Outcome {}

        /** The log did not confirm. */
        record LogAway() implements Outcome {}
    }

    /** What the fact was called; a mended fact stays the fact it was, as far as that is known. */
    public record Name(
            @Nullable String source,
            @Nullable String id,
            @Nullable String type) {}

    private final DoorRules rules;
    private final FactLog log;

    TryingAgain(DoorRules rules, FactLog log) {
        this.rules = rules;
        this.log = log;
    }

    /**
     * Tries one event in structured mode.
     *
     * @param formerCode why it was refused: whoever was not let in as a source is not let in by this way either
     */
    public Mono<Outcome> tryAgain(byte[] event, Name name, String formerCode) {
        boolean vouched = !formerCode.equals(Refusal.Code.FORBIDDEN_SOURCE.name());
        return switch (rules.judge(event, vouched)) {
            case JudgedFact.Refused refused -> Mono.just(refused(refused.refusal()));
            case JudgedFact.Sound sound -> {
                Outcome renamed = renamed(name, sound);
                yield renamed == null ? append(sound) : Mono.just(renamed);
            }
        };
    }

    /** The same event with other data, JSON in UTF-8. */
    public byte[] withData(byte[] event, byte[] data) {
        return rules.withData(event, data);
    }

    private Mono<Outcome> append(JudgedFact.Sound sound) {
        return Mono.fromFuture(() -> log.append(List.of(sound)), true)
                .map(settlements -> switch (settlements.getFirst()) {
                    case Settlement.Stored stored ->
                        new Outcome.Taken(stored.topic(), stored.partition(), stored.offset());
                    case Settlement.NotTaken _, Settlement.Unsettled _ -> new Outcome.LogAway();
                });
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(refusal.code().name(), refusal.pointer(), refusal.detail());
    }

    private static @Nullable Outcome renamed(Name name, JudgedFact.Sound sound) {
        if (name.source() != null && !name.source().equals(sound.source())) {
            return mustStay("/source");
        }
        if (name.id() != null && !name.id().equals(sound.id())) {
            return mustStay("/id");
        }
        return name.type() != null && !name.type().equals(sound.type()) ? mustStay("/type") : null;
    }

    private static Outcome mustStay(String pointer) {
        return new Outcome.Refused(Refusal.Code.INVALID_FIELD.name(), pointer, "must be that of the rejected event");
    }
}
