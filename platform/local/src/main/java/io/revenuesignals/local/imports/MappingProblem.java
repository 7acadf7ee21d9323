package io.revenuesignals.local.imports;

/** A mapping says something that it must not say. The message names the place in the file. */
final class MappingProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingProblem(String where, String problem) {
        super(where + ": " + problem);
    }
}
