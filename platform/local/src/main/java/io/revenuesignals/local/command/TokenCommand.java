package io.revenuesignals.local.command;

import io.revenuesignals.local.issuer.DevIssuer;
import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.SigningKey;
import io.revenuesignals.local.issuer.TokenIssuer;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.Home;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.StackPorts;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signals token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints an access token for the local services.",
        footer = {"", "Example: TOKEN=$(./signals token sales --accounts retailer-7)"})
public final class TokenCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Parameters(paramLabel = "ROLE", split = ",", arity = "1", description = "one or more of ${COMPLETION-CANDIDATES}")
    private List<Role> roles = List.of();

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "SOURCE",
            description = "the event sources it may post as; one that ends in / stands for all below it; usually all")
    private List<String> sources = List.of("/");

    @Option(
            names = "--accounts",
            split = ",",
            paramLabel = "RETAILER",
            description = "the retailers whose negotiated prices it may see; usually none")
    private List<String> accounts = List.of();

    @Option(names = "--subject", paramLabel = "NAME", description = "who it is for; usually ROLE@localhost")
    private @Nullable String subject;

    @Option(
            names = "--valid",
            paramLabel = "DURATION",
            defaultValue = "PT12H",
            description = "how long, as in PT30M; usually ${DEFAULT-VALUE}")
    private Duration validity = Duration.ofHours(12);

    TokenCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Home home = Home.of(workplace);
        String issuer = RunningStack.find(workplace)
                .map(RunningStack::issuer)
                .orElseGet(() -> DevIssuer.address(
                        StackPorts.resolve(workplace, Map.of()).issuer()));
        TokenIssuer tokens = new TokenIssuer(issuer, SigningKey.in(home.key()), InstantSource.system());
        workplace.out().println(tokens.issue(request()));
        return 0;
    }

    private TokenRequest request() {
        String name = Optional.ofNullable(subject)
                .orElseGet(() -> roles.stream().map(Role::claim).collect(Collectors.joining("-")) + "@localhost");
        try {
            return new TokenRequest(name, new LinkedHashSet<>(roles), sources, accounts, validity);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
