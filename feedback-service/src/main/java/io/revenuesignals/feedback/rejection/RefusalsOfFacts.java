package io.revenuesignals.feedback.rejection;

import io.revenuesignals.feedback.fact.FactRejections;
import io.revenuesignals.feedback.rejection.model.Rejection;
import io.revenuesignals.feedback.rejection.model.Rejection.Origin;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Tells the story of a fact from the rejections that are kept. */
@Component
final class RefusalsOfFacts implements FactRejections {

    private final Rejections rejections;

    RefusalsOfFacts(Rejections rejections) {
        this.rejections = rejections;
    }

    @Override
    public Flux<Refused> of(String source, String id) {
        return rejections.ofEvent(source, id).map(RefusalsOfFacts::refused);
    }

    private static Refused refused(Rejection rejection) {
        Position position = switch (rejection.origin()) {
            case Origin.Door _ -> null;
            case Origin.Readers readers -> new Position(readers.topic(), readers.partition(), readers.offset());
        };
        return new Refused(
                rejection.id().toString(),
                rejection.origin() instanceof Origin.Readers readers ? readers.group() : "door",
                rejection.cause().code(),
                rejection.cause().pointer(),
                rejection.cause().detail(),
                rejection.state().name(),
                rejection.isOpen(),
                rejection.rejectedAt(),
                rejection.event().type(),
                rejection.event().time(),
                position);
    }
}
