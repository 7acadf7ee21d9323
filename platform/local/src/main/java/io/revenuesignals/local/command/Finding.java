package io.revenuesignals.local.command;

/** What the doctor found about one subject. */
sealed interface Finding {

    String subject();

    /** One line for people; says what to do where something is wrong. */
    String words();

    /** A mark in front of the line. */
    String mark();

    /** As it should be. */
    record Fine(String subject, String words) implements Finding {
        @Override
        public String mark() {
            return "ok";
        }
    }

    /** Works, but not well. */
    record Doubtful(String subject, String words) implements Finding {
        @Override
        public String mark() {
            return "warn";
        }
    }

    /** Keeps the stack from working. */
    record Broken(String subject, String words) implements Finding {
        @Override
        public String mark() {
            return "FAIL";
        }
    }
}
