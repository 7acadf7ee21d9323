package io.revenuesignals.local.stack;

import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.issuer.DevIssuer;
import io.revenuesignals.local.issuer.SigningKey;
import io.revenuesignals.local.issuer.TokenIssuer;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.terminal.CommandFailed;
import io.revenuesignals.local.terminal.Workplace;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The stack that runs in this or another process: its addresses, and tokens for it. */
public final class RunningStack {

    private final Workplace workplace;
    private final Home home;
    private final StackState state;

    RunningStack(Workplace workplace, StackState state) {
        this.workplace = workplace;
        this.home = Home.of(workplace);
        this.state = state;
    }

    /** The stack whose supervisor lives, whatever its phase; absent when none runs. */
    public static Optional<RunningStack> find(Workplace workplace) {
        StateFile file = new StateFile(Home.of(workplace));
        return file.isHeld() ? file.read().map(state -> new RunningStack(workplace, state)) : Optional.empty();
    }

    /**
     * The stack that is ready to take requests.
     *
     * @throws CommandFailed when none runs or it is not ready
     */
    public static RunningStack require(Workplace workplace) {
        RunningStack stack =
                find(workplace).orElseThrow(() -> new CommandFailed("Nothing runs here: ./signals up starts it"));
        if (stack.state.phase() != StackState.Phase.READY) {
            throw new CommandFailed("The stack is not ready, it is " + stack.state.step());
        }
        return stack;
    }

    /** What its supervisor wrote down last. */
    public StackState state() {
        return state;
    }

    /** Where a service's API is. */
    public URI address(Service service) {
        return loopback(state.ports().of(service).http());
    }

    /** Where a service's health and metrics are. */
    public URI management(Service service) {
        return loopback(state.ports().of(service).management());
    }

    public String kafkaBootstrapServers() {
        return Ports.host() + ":" + state.ports().kafka();
    }

    /** How the service itself reaches its database. */
    public DatabaseAddress database(Service service) {
        String password = DatabasePasswords.in(home.passwords()).of(service);
        return new DatabaseAddress(Ports.host(), state.ports().postgres(), service.key(), service.key(), password);
    }

    /** The address tokens name as their issuer. */
    public String issuer() {
        return DevIssuer.address(state.ports().issuer());
    }

    /** A token the services of this stack accept. */
    public String token(TokenRequest request) {
        return new TokenIssuer(issuer(), SigningKey.in(home.key()), InstantSource.system()).issue(request);
    }

    /** A client of one service that acts as the bearer of one token, made now. */
    public ApiClient client(Service service, TokenRequest request) {
        String token = token(request);
        return new ApiClient(address(service), () -> token);
    }

    /** The settings of an instance of a service on this broker, database and issuer, at ports of the caller's choice. */
    public Map<String, String> environment(Service service, StackPorts.ServicePorts ports) {
        return ServiceInstance.environment(ports, kafkaBootstrapServers(), database(service), issuer());
    }

    /** Where this stack belongs. */
    public Workplace workplace() {
        return workplace;
    }

    private static URI loopback(int port) {
        return URI.create("http://" + Ports.host() + ":" + port);
    }
}
