package io.revenuesignals.analytics.attainment;

/** Is told after the announced state of a goal changed. */
public interface ProgressListener {

    /** Must return at once and not throw. */
    void stateChanged(String goal);
}
