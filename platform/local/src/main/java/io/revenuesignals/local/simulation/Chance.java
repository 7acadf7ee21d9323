package io.revenuesignals.local.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers for one thing of the market. Each thing has its own stream, named by words, so that adding one thing
 * changes nothing about the others.
 */
final class Chance {

    private static final RandomGeneratorFactory<RandomGenerator> STREAMS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final double FEW = 30;

    private final RandomGenerator random;

    private Chance(RandomGenerator random) {
        this.random = random;
    }

    /** The stream of the thing with this name. */
    static Chance of(long seed, String... name) {
        long hash = FNV_OFFSET ^ seed * FNV_PRIME;
        for (String word : name) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ '\n') * FNV_PRIME;
        }
        return new Chance(STREAMS.create(hash));
    }

    /** True with this probability. */
    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Evenly spread. */
    double between(double from, double to) {
        return random.nextDouble(from, to);
    }

    /** Normally distributed. */
    double normal(double mean, double deviation) {
        return random.nextGaussian(mean, deviation);
    }

    /** Normally distributed, drawn again until within so many deviations. */
    double normal(double mean, double deviation, double deviations) {
        double value = normal(mean, deviation);
        while (Math.abs(value - mean) > deviations * deviation) {
            value = normal(mean, deviation);
        }
        return value;
    }

    /** One of these. */
    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A count with this mean: Poisson where it is small, its normal limit where it is large. */
    long count(double mean) {
        if (mean >= FEW) {
            return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
