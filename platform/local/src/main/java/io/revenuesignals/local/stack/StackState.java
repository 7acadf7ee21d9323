package io.revenuesignals.local.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor writes down for other commands; it holds no secrets.
 *
 * @param supervisor the pid of the JVM that holds the stack
 * @param phase where it is in its life
 * @param step what it does now, in words
 * @param failure why it failed, one line; absent unless the phase is FAILED
 * @param readySeconds how long it took until everything was ready; 0 before
 * @param ports the ports in use
 * @param processes the children
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StackState(
        long supervisor,
        Instant startedAt,
        Phase phase,
        String step,
        @Nullable String failure,
        double readySeconds,
        StackPorts ports,
        List<Child> processes) {

    public StackState {
        processes = List.copyOf(processes);
    }

    /** The life of a stack. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /**
     * One child.
     *
     * @param name {@code kafka}, {@code postgres} or the service's module
     */
    public record Child(String name, long pid) {}

    StackState at(Phase newPhase, String newStep) {
        return new StackState(supervisor, startedAt, newPhase, newStep, null, readySeconds, ports, processes);
    }

    StackState with(List<Child> children) {
        return new StackState(supervisor, startedAt, phase, step, failure, readySeconds, ports, children);
    }

    StackState readyAfter(double seconds) {
        return new StackState(supervisor, startedAt, Phase.READY, "ready", null, seconds, ports, processes);
    }

    StackState failed(String reason) {
        return new StackState(supervisor, startedAt, Phase.FAILED, "failed", reason, readySeconds, ports, List.of());
    }
}
