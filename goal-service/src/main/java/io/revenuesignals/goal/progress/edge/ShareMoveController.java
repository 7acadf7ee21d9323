package io.revenuesignals.goal.progress.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.goal.progress.Progress;
import io.revenuesignals.goal.progress.ShareMove;
import io.revenuesignals.platform.web.ListPosition;
import io.revenuesignals.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Moves of market shares that are more than chance. */
@RestController
class ShareMoveController {

    private final Progress progress;

    ShareMoveController(Progress progress) {
        this.progress = progress;
    }

    @Operation(summary = "Lists moves of market share, the latest told first")
    @GetMapping("/v1/share-moves")
    Mono<Page<ShareMove>> list(
            @Parameter(description = "Only in this category") @RequestParam(required = false) @Nullable String category,
            @Parameter(description = "Only of this brand") @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        return progress.moves(
                        Checks.optionalId(category, "category"),
                        Checks.optionalId(brand, "brand"),
                        position(after),
                        most + 1)
                .collectList()
                .map(found -> Page.of(found, most, Function.identity(), ShareMoveController::next));
    }

    private static Progress.@Nullable Position position(@Nullable String after) {
        ListPosition position = ListPosition.parse(after);
        return position == null ? null : new Progress.Position(position.at(), position.uuid());
    }

    private static String next(ShareMove move) {
        return new ListPosition(move.toldAt(), move.id().toString()).token();
    }
}
