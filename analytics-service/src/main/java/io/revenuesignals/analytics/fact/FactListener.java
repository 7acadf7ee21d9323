package io.revenuesignals.analytics.fact;

/**
 * Is told after facts were committed. Only instances that kept them are told, and nobody is told again after a crash: who
 * must not miss anything looks at everything when it starts.
 */
public interface FactListener {

    /** Must return at once and not throw. */
    void touched(Touched touched);
}
