package io.revenuesignals.feedback.request;

import io.revenuesignals.feedback.request.model.PriceRequest;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All price requests there ever were. */
public interface PriceRequests {

    /**
     * What to list, newest first; what is absent does not matter.
     *
     * @param today decides what is overdue
     * @param after the last request of the page before
     */
    record Search(
            PriceRequest.@Nullable State state,
            @Nullable String product,
            @Nullable String retailer,
            Sight sight,
            LocalDate today,
            @Nullable UUID after,
            int limit) {}

    /** Whose requests may be seen. */
    sealed interface Sight {

        /** All of them. */
        record Everything() implements Sight {}

        /** Those of whole channels, those of these retailers, and those that this person raised. */
        record Own(String person, Set<String> retailers) implements Sight {}
    }

    /** Adds a new one, within the current transaction. */
    Mono<Void> add(PriceRequest request);

    /** The request, held for a change until the transaction ends; empty when there is none. */
    Mono<PriceRequest> forChange(UUID id);

    /** Saves what {@link #forChange} gave out, changed. */
    Mono<Void> save(PriceRequest request);

    /** The request; empty when there is none within sight. */
    Mono<PriceRequest> find(UUID id, Sight sight);

    Flux<PriceRequest> list(Search search);
}
