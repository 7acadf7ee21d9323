package io.revenuesignals.embedded;

import java.io.IOException;
import java.util.List;

/** The words before a command that give it a session of its own, away from the terminal's Ctrl-C. */
final class OwnSession {

    private static final List<String> PREFIX = find();

    private OwnSession() {}

    /** Empty when this machine offers no way; the child then shares our terminal. */
    static List<String> prefix() {
        return PREFIX;
    }

    private static List<String> find() {
        if (works(List.of("setsid", "true"))) {
            return List.of("setsid");
        }
        List<String> perl = List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV");
        return works(concat(perl, "true")) ? perl : List.of();
    }

    private static List<String> concat(List<String> words, String last) {
        return java.util.stream.Stream.concat(words.stream(), java.util.stream.Stream.of(last))
                .toList();
    }

    static boolean works(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
