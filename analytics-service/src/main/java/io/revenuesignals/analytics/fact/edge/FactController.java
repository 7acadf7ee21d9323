package io.revenuesignals.analytics.fact.edge;

import io.revenuesignals.analytics.fact.FactLives;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What became of a fact. */
@RestController
class FactController {

    private static final List<String> READERS = List.of("analyst", "marketing", "pricing", "sales", "ops");

    private final FactLives lives;

    FactController(FactLives lives) {
        this.lives = lives;
    }

    /** {@code state}: HOLDS, AMENDED, RETRACTED, or APPLIED for what has no versions of its own. */
    record FactView(
            String source,
            String id,
            String kind,
            String state,
            Instant appliedAt,
            List<FactLives.Version> versions,
            List<FactLives.Counted> countedIn) {}

    /** The source is one segment of the path: {@code %2Fpos%2Ffreshmart}. */
    @Operation(summary = "Tells what a fact is counted in, with all its versions")
    @GetMapping("/v1/facts/{source}/{id}")
    Mono<FactView> fact(
            Caller caller,
            @Parameter(description = "The source of the fact; its slashes come encoded: `%2Fpos%2Ffreshmart`")
                    @PathVariable
                    String source,
            @Parameter(description = "The id the source gave the fact") @PathVariable String id) {
        if (READERS.stream().noneMatch(caller::has) && !caller.mayPostAs(source)) {
            return Mono.error(missing());
        }
        return lives.of(EventIdentity.of(source, id))
                .map(life -> new FactView(
                        source, id, life.kind(), state(life), life.appliedAt(), life.versions(), life.countedIn()))
                .switchIfEmpty(Mono.error(FactController::missing));
    }

    private static Problem missing() {
        return Problem.of(ProblemCatalog.NOT_FOUND, "No such fact was applied");
    }

    private static String state(FactLives.Life life) {
        if (life.versions().isEmpty()) {
            return "APPLIED";
        }
        boolean holds = life.versions().stream().anyMatch(version -> version.replacedAt() == null);
        if (!holds) {
            return "RETRACTED";
        }
        return life.versions().size() > 1 ? "AMENDED" : "HOLDS";
    }
}
