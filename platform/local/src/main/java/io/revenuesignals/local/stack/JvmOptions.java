package io.revenuesignals.local.stack;

import java.util.List;
import java.util.stream.Stream;

/** How the services' JVMs are run on a developer's machine: small, and up quickly. */
final class JvmOptions {

    private static final List<String> ALL = List.of(
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");

    /**
     * A collection of everything stops a service for some tenths of a second. So there is room for the young from the first moment
     * (it would grow only when all is collected), survivor spaces hold the events under way, which outlive a collection or two, and
     * nothing is collected only because classes or compiled code have become more.
     */
    private static final String[] COLLECT_THE_YOUNG_ONLY = {
        "-Xms192m",
        "-Xmn128m",
        "-XX:SurvivorRatio=3",
        "-XX:TargetSurvivorRatio=90",
        "-XX:MetaspaceSize=128m",
        "-XX:SweeperThreshold=100"
    };

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
            case GOAL, PRICING -> plus(Stream.of("-Xms64m", "-XX:TieredStopAtLevel=1"));
            case FEEDBACK, ANALYTICS ->
                plus(Stream.concat(Stream.of(COLLECT_THE_YOUNG_ONLY), Stream.of(OPTIMISE_WHAT_STAYS_BUSY)));
        };
    }

    private static List<String> plus(Stream<String> options) {
        return Stream.concat(ALL.stream(), options).toList();
    }
}
