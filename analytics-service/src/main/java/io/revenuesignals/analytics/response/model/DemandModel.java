package io.revenuesignals.analytics.response.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * One version of the demand equation: ln units = intercept + own elasticity x ln price + ... as its regressors say
 * (the SCAN*PRO form). Statistics, estimates and recommendations carry its version, and only those of one version are
 * ever added or compared.
 *
 * @param version name of this version, unique for ever
 * @param regressors the terms, starting with INTERCEPT and containing OWN_PRICE
 * @param forgetting how old weeks lose weight
 */
public record DemandModel(String version, List<Regressor> regressors, Forgetting forgetting) {

    private static final double WEEKS_THAT_MUST_TELL = 0.8;
    private static final int WEEKS_FOR_SEASON = 104;
    private static final int WEEKS_TO_REMEMBER = 52;

    public DemandModel {
        regressors = List.copyOf(regressors);
        if (version.isBlank()) {
            throw new IllegalArgumentException("a model version needs a name");
        }
        if (regressors.isEmpty() || regressors.getFirst() != Regressor.INTERCEPT) {
            throw new IllegalArgumentException("the intercept comes first");
        }
        if (!regressors.contains(Regressor.OWN_PRICE)) {
            throw new IllegalArgumentException("a demand model without own price has no price response");
        }
        if (EnumSet.copyOf(regressors).size() != regressors.size()) {
            throw new IllegalArgumentException("a regressor appears twice in " + regressors);
        }
    }

    /** Own price and own promotion: what can be fitted when no competitor is ever observed. */
    public static DemandModel ownOnly() {
        return new DemandModel(
                "own-1",
                List.of(
                        Regressor.INTERCEPT,
                        Regressor.OWN_PRICE,
                        Regressor.PRICE_CUT,
                        Regressor.FEATURE,
                        Regressor.DISPLAY),
                Forgetting.halvingEveryWeeks(WEEKS_TO_REMEMBER));
    }

    /** Own price and promotion against the competitors' price index and feature intensity. */
    public static DemandModel competitive() {
        return ownOnly().with("competitive-1", Regressor.COMPETITOR_PRICE, Regressor.COMPETITOR_FEATURE);
    }

    /** {@link #competitive()} with an annual wave and its half-year overtone. */
    public static DemandModel seasonal() {
        return competitive()
                .with(
                        "seasonal-1",
                        Regressor.ANNUAL_SINE,
                        Regressor.ANNUAL_COSINE,
                        Regressor.HALF_YEAR_SINE,
                        Regressor.HALF_YEAR_COSINE);
    }

    /** {@link #competitive()} with stockpiling and with steeper prices in featured weeks. */
    public static DemandModel dynamic() {
        return competitive()
                .with("dynamic-1", Regressor.PREVIOUS_PRICE, Regressor.PREVIOUS_FEATURE, Regressor.PRICE_WITH_FEATURE);
    }

    /**
     * The fullest of the plain models that the weeks can feed: with competitors when they are known in four fifths of
     * the weeks. Whether dynamics or a season help is for a {@link ModelContest} to say.
     */
    public static DemandModel suitedTo(Collection<DemandWeek> weeks) {
        return competitive().canBeFedBy(weeks) ? competitive() : ownOnly();
    }

    /** This model under another name and with further terms. */
    public DemandModel with(String newVersion, Regressor... further) {
        List<Regressor> all = new ArrayList<>(regressors);
        all.addAll(List.of(further));
        return new DemandModel(newVersion, all, forgetting);
    }

    public int size() {
        return regressors.size();
    }

    public boolean has(Regressor regressor) {
        return regressors.contains(regressor);
    }

    /**
     * Position of the regressor in rows and estimates.
     *
     * @throws IllegalArgumentException when the model does not have it
     */
    public int indexOf(Regressor regressor) {
        int index = regressors.indexOf(regressor);
        if (index < 0) {
            throw new IllegalArgumentException(version + " has no " + regressor);
        }
        return index;
    }

    /** The centred regressors of the week, or nothing when the week does not tell one of them. */
    public Optional<double[]> row(DemandWeek week, Centring centring) {
        double[] row = new double[size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = regressors.get(i).read(week, centring);
            if (Double.isNaN(row[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(row);
    }

    /** What is believed of the coefficients before any data are seen. */
    public PoolingPrior prior() {
        return new PoolingPrior(
                regressors.stream().mapToDouble(Regressor::priorMean).toArray(),
                regressors.stream().mapToDouble(Regressor::priorDeviation).toArray(),
                regressors.stream()
                        .mapToDouble(Regressor::deviationBetweenCells)
                        .toArray());
    }

    /** Whether four fifths of the weeks tell all regressors, and a season is backed by two years. */
    boolean canBeFedBy(Collection<DemandWeek> weeks) {
        long known = weeks.stream()
                .filter(week -> row(week, Centring.none()).isPresent())
                .count();
        long distinct = weeks.stream().map(DemandWeek::week).distinct().count();
        boolean seasonTellable =
                distinct >= WEEKS_FOR_SEASON || regressors.stream().noneMatch(Regressor::season);
        return !weeks.isEmpty() && known >= WEEKS_THAT_MUST_TELL * weeks.size() && seasonTellable;
    }
}
