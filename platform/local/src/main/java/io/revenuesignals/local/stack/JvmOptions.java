package io.revenuesignals.local.stack;

import java.util.List;
import java.util.stream.Stream;

/** How the services' JVMs are run on a developer's machine: small, and up quickly. */
final class JvmOptions {

    /**
     * Events under way outlive a collection or two. Where the survivor spaces are too small for them they fill the old
     * generation, and every other second all is collected, which stops the service for a tenth of a second.
     */
    private static final String SURVIVORS_HOLD_A_BATCH = "-XX:SurvivorRatio=3";

    private static final List<String> ALL = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            SURVIVORS_HOLD_A_BATCH,
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");

    /**
     * The costly compiler gets only what runs four times as often as it would need to: code that matters is there in
     * seconds, and a start takes a quarter less of the processor.
     */
    private static final String[] OPTIMISE_WHAT_STAYS_BUSY = {
        "-XX:Tier4InvocationThreshold=20000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=40000",
        "-XX:Tier4BackEdgeThreshold=160000"
    };

    private JvmOptions() {}

    static List<String> of(Service service) {
        return switch (service) {
            case GOAL, PRICING -> plus("-XX:TieredStopAtLevel=1");
            case FEEDBACK, ANALYTICS -> plus(OPTIMISE_WHAT_STAYS_BUSY);
        };
    }

    private static List<String> plus(String... options) {
        return Stream.concat(ALL.stream(), Stream.of(options)).toList();
    }
}
