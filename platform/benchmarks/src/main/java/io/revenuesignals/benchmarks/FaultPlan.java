package io.revenuesignals.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which faults a run makes and when: the same for the same seed. A run begins with each kind once, in an order that is drawn,
 * and with a full disk for each server; everything after that is drawn freely.
 */
final class FaultPlan {

    private static final int LEAST_REST_MILLIS = 300;
    private static final int REST_SPREAD_MILLIS = 1_500;
    private static final int LEAST_HOLD_MILLIS = 200;
    private static final int HOLD_SPREAD_MILLIS = 3_000;

    /** The parts that faults hit. */
    enum Part {
        FEEDBACK,
        ANALYTICS_1,
        ANALYTICS_2,
        BROKER,
        DATABASE;

        /** Whether it stands behind a proxy and has a disk of its own. */
        boolean isServer() {
            return this == BROKER || this == DATABASE;
        }
    }

    /** What can happen to a part. */
    enum Fault {
        /** Ended at once ({@code kill -9}), back after a while. Partitions of an instance of analytics go to the other one. */
        KILL,
        /** Held still (SIGSTOP), then let go on. */
        PAUSE,
        /** Stopped in order and started again. */
        RESTART,
        /** All connections to it dropped and new ones refused, for a while. */
        CUT,
        /** No room on its disk, for a while. */
        FILL;

        boolean hits(Part part) {
            return switch (this) {
                case KILL, PAUSE, RESTART -> true;
                case CUT, FILL -> part.isServer();
            };
        }
    }

    /**
     * One fault.
     *
     * @param restMillis how long nothing happens before
     * @param holdMillis how long it lasts
     */
    record Planned(int restMillis, Fault fault, Part part, int holdMillis) {}

    private final Random random;
    private final Set<Fault> kinds;

    private FaultPlan(long seed, Set<Fault> kinds) {
        this.random = new Random(seed);
        this.kinds = kinds;
    }

    /**
     * Draws a run.
     *
     * @param kinds those that can be made here
     */
    static List<Planned> drawn(long seed, int count, Set<Fault> kinds) {
        return new FaultPlan(seed, kinds).draw(count);
    }

    private List<Planned> draw(int count) {
        List<Planned> plan = new ArrayList<>(opening());
        while (plan.size() < count) {
            Part part = any(List.of(Part.values()));
            plan.add(timed(any(faultsOf(part)), part));
        }
        return List.copyOf(plan.subList(0, count));
    }

    private List<Planned> opening() {
        List<Planned> opening = new ArrayList<>();
        for (Fault kind : ordered()) {
            if (kind == Fault.FILL) {
                partsOf(kind).forEach(part -> opening.add(timed(kind, part)));
            } else {
                opening.add(timed(kind, any(partsOf(kind))));
            }
        }
        Collections.shuffle(opening, random);
        return opening;
    }

    private Planned timed(Fault fault, Part part) {
        return new Planned(
                LEAST_REST_MILLIS + random.nextInt(REST_SPREAD_MILLIS),
                fault,
                part,
                LEAST_HOLD_MILLIS + random.nextInt(HOLD_SPREAD_MILLIS));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<Fault> faultsOf(Part part) {
        return ordered().stream().filter(fault -> fault.hits(part)).toList();
    }

    private static List<Part> partsOf(Fault fault) {
        return Arrays.stream(Part.values()).filter(fault::hits).toList();
    }

    /** Always in the same order, whatever set they came in. */
    private List<Fault> ordered() {
        return Arrays.stream(Fault.values()).filter(kinds::contains).toList();
    }
}
