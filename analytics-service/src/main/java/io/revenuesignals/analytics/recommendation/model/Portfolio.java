package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** The joint objective of several products; prices are in cents, in the order of the questions. */
final class Portfolio {

    private final List<PricingQuestion> questions;
    private final double[][] crossElasticities;
    private final DemandDraws[] draws;
    private final long[][] rungs;
    private final double[] valuesNow;

    Portfolio(List<PricingQuestion> questions, Collection<CrossEffect> crossEffects, PricePolicy policy) {
        this.questions = questions;
        this.crossElasticities = matrix(questions, crossEffects);
        this.draws = questions.stream().map(DemandDraws::of).toArray(DemandDraws[]::new);
        this.rungs = questions.stream().map(question -> rungs(question, policy)).toArray(long[][]::new);
        this.valuesNow = values(currentPrices());
    }

    long[] currentPrices() {
        return questions.stream().mapToLong(Portfolio::currentCents).toArray();
    }

    /** The lowest and the highest allowed price of a product. */
    long[] extremes(int product) {
        return new long[] {rungs[product][0], rungs[product][rungs[product].length - 1]};
    }

    /** The best price of one product while the others keep theirs. */
    long bestRung(long[] prices, int product) {
        long[] trial = prices.clone();
        long best = prices[product];
        double bestScore = score(prices);
        for (long rung : rungs[product]) {
            trial[product] = rung;
            double score = score(trial);
            if (score > bestScore) {
                best = rung;
                bestScore = score;
            }
        }
        return best;
    }

    double score(long[] prices) {
        return DemandDraws.riskAdjusted(values(prices));
    }

    double expectedGain(long[] prices) {
        double now = DemandDraws.mean(valuesNow);
        return (DemandDraws.mean(values(prices)) - now) / Math.max(Math.abs(now), 1e-12);
    }

    double probabilityOfGain(long[] prices) {
        double[] then = values(prices);
        int gains = 0;
        for (int i = 0; i < then.length; i++) {
            gains += then[i] > valuesNow[i] ? 1 : 0;
        }
        return (double) gains / then.length;
    }

    /** The summed objective of each draw. */
    private double[] values(long[] prices) {
        double[] ratios = new double[prices.length];
        for (int product = 0; product < prices.length; product++) {
            ratios[product] = (double) prices[product] / currentCents(questions.get(product));
        }
        double[] sums = new double[DemandDraws.COUNT];
        for (int product = 0; product < prices.length; product++) {
            double each = worthOfOne(questions.get(product), prices[product] / 100.0)
                    * questions.get(product).weeklyUnits()
                    * fromOthers(product, ratios);
            double[] units = draws[product].units(ratios[product]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += each * units[i];
            }
        }
        return sums;
    }

    private double fromOthers(int product, double[] ratios) {
        double log = 0;
        for (int other = 0; other < ratios.length; other++) {
            log += crossElasticities[product][other] * StrictMath.log(ratios[other]);
        }
        return StrictMath.exp(log);
    }

    private static double worthOfOne(PricingQuestion question, double price) {
        BigDecimal cost = question.unitCost();
        return switch (question.objective()) {
            case PROFIT -> price - (cost == null ? 0 : cost.doubleValue());
            case REVENUE -> price;
            case VOLUME -> 1;
        };
    }

    /** What a product may cost: the rungs its guardrails allow and the price it has; only that when data are missing. */
    private static long[] rungs(PricingQuestion question, PricePolicy policy) {
        long now = currentCents(question);
        PriceLimits limits = new PriceLimits(question, policy);
        boolean fixed = limits.conflict()
                || limits.changedRecently()
                || !new PriceRecommender(policy).missing(question).isEmpty();
        LongStream allowed = fixed ? LongStream.empty() : Arrays.stream(limits.rungs());
        return LongStream.concat(allowed, LongStream.of(now))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[][] matrix(List<PricingQuestion> questions, Collection<CrossEffect> crossEffects) {
        List<String> products = questions.stream().map(PricingQuestion::product).toList();
        double[][] matrix = new double[products.size()][products.size()];
        for (CrossEffect effect : crossEffects) {
            int answering = products.indexOf(effect.answering());
            int priced = products.indexOf(effect.priced());
            if (answering >= 0 && priced >= 0) {
                matrix[answering][priced] = effect.elasticity();
            }
        }
        return matrix;
    }

    private static long currentCents(PricingQuestion question) {
        return Math.round(question.currentPrice().doubleValue() * 100);
    }
}
