package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.platform.security.Caller;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.revenuesignals.pricing.decision.Policies;
import io.revenuesignals.pricing.decision.PolicyVersion;
import io.revenuesignals.pricing.decision.SettingPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The policy; its ETag is its version. */
@RestController
@RequestMapping("/v1/policy")
class PolicyController {

    private final Policies policies;
    private final SettingPolicy setting;
    private final Commands commands;

    PolicyController(Policies policies, SettingPolicy setting, Commands commands) {
        this.policies = policies;
        this.setting = setting;
        this.commands = commands;
    }

    @Operation(summary = "Shows the policy")
    @GetMapping
    Mono<ResponseEntity<PolicyView>> current() {
        return policies.current().map(PolicyController::answer);
    }

    @Operation(summary = "Sets the policy")
    @PutMapping
    Mono<ResponseEntity<PolicyView>> set(
            @RequestBody PolicyRequest body,
            @Parameter(required = true) @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            Caller caller,
            ServerWebExchange exchange) {
        return commands.run(
                exchange,
                body,
                PolicyView.class,
                setting.set(body.policy(), version(ifMatch), caller.subject())
                        .map(PolicyController::answer)
                        .switchIfEmpty(Mono.error(
                                () -> Problem.of(ProblemCatalog.STALE_VERSION, "Somebody set another policy since."))));
    }

    private static ResponseEntity<PolicyView> answer(PolicyVersion version) {
        return ResponseEntity.ok().eTag(Integer.toString(version.version())).body(PolicyView.of(version));
    }

    private static int version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(
                    ProblemCatalog.PRECONDITION_REQUIRED,
                    "If-Match must hold the ETag of the policy that this one is based on.");
        }
        try {
            return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemCatalog.STALE_VERSION, "If-Match is not the ETag of the current policy.");
        }
    }
}
