package io.revenuesignals.analytics.effect;

/** Is told after prices, costs or effects of a product were kept. */
public interface EffectListener {

    /** Must return at once and not throw. */
    void pricesChanged(String product);
}
