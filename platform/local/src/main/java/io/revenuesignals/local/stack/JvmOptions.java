package io.revenuesignals.local.stack;

import java.util.List;
import java.util.stream.Stream;

/** How the services' JVMs are run on a developer's machine: small, and up quickly. */
final class JvmOptions {

    private static final List<String> ALL = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");

    private JvmOptions() {}

    static List<String> of(Service service) {
        return switch (service) {
            case GOAL, PRICING -> plus("-XX:TieredStopAtLevel=1");
            case FEEDBACK, ANALYTICS -> ALL;
        };
    }

    private static List<String> plus(String option) {
        return Stream.concat(ALL.stream(), Stream.of(option)).toList();
    }
}
