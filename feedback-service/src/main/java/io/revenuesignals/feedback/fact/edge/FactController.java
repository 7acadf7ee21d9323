package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.DoorRoom;
import io.revenuesignals.platform.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The door: {@code POST /v1/facts} in the four forms that CloudEvents come in; {@link DoorDescription} describes them as one. */
@RestController
class FactController {

    private final FactDoor door;
    private final FactStream stream;

    FactController(FactDoor door, FactStream stream) {
        this.door = door;
        this.stream = stream;
    }

    /** One event, attributes and data in one JSON object. */
    @DoorDescription
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.EVENT)
    Mono<Void> structured(ServerWebExchange exchange, Caller caller) {
        return door.structured(exchange.getRequest(), exchange.getResponse(), caller);
    }

    /** An array of events. */
    @Hidden
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.BATCH)
    Mono<Void> batch(ServerWebExchange exchange, Caller caller) {
        return door.batch(exchange.getRequest(), exchange.getResponse(), caller);
    }

    /** One event: attributes in {@code ce-} headers, data in the body. */
    @Hidden
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.JSON)
    Mono<Void> binary(ServerWebExchange exchange, Caller caller) {
        return door.binary(exchange.getRequest(), exchange.getResponse(), caller);
    }

    /** Events line by line, without end; verdicts come back line by line. */
    @Hidden
    @PostMapping(path = "/v1/facts", consumes = MediaTypes.LINES)
    Mono<Void> lines(ServerWebExchange exchange, Caller caller) {
        DoorRoom.Place place = door.placeForStream(exchange.getRequest());
        return stream.answer(exchange, caller, place).doFinally(end -> place.leave());
    }
}
