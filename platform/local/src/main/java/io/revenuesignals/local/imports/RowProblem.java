package io.revenuesignals.local.imports;

/** A row holds something the mapping cannot work with, such as a word where a number is needed. */
final class RowProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowProblem(String problem) {
        super(problem);
    }
}
