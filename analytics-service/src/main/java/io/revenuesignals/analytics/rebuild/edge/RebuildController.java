package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.Rebuild;
import io.revenuesignals.analytics.rebuild.Rebuilds;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Asks for a building anew and tells how far it is; for operators. */
@RestController
@RequestMapping("/v1/rebuild")
class RebuildController {

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping
    Mono<ResponseEntity<Rebuild>> request(Caller caller) {
        return rebuilds.request(caller.subject())
                .map(rebuild -> ResponseEntity.status(HttpStatus.ACCEPTED).body(rebuild))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCatalog.CONFLICT, "A building anew is under way")));
    }

    @GetMapping
    Mono<Rebuild> latest() {
        return rebuilds.latest()
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCatalog.NOT_FOUND, "Nothing was ever built anew")));
    }
}
