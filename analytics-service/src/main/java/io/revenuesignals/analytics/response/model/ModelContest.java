package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets demand models forecast weeks they have not seen, from several points in the past, and takes the one that erred
 * least. Terms that help one category hurt another, so they are never taken for granted.
 */
public final class ModelContest {

    private static final int HORIZON_WEEKS = 10;
    private static final int LEAST_WEEKS = 30;

    private final List<DemandModel> candidates;
    private final int origins;

    /**
     * @param candidates the models to compare, the one to take without evidence first
     * @param origins how many points in the past to forecast from, ten weeks apart
     */
    public ModelContest(List<DemandModel> candidates, int origins) {
        if (candidates.isEmpty() || origins < 1) {
            throw new IllegalArgumentException("a contest needs a candidate and an origin");
        }
        this.candidates = List.copyOf(candidates);
        this.origins = origins;
    }

    /** Own price and promotion alone, with competitors, with dynamics, with a season: from three origins. */
    public static ModelContest usual() {
        return new ModelContest(
                List.of(
                        DemandModel.competitive(),
                        DemandModel.ownOnly(),
                        DemandModel.dynamic(),
                        DemandModel.seasonal()),
                3);
    }

    /**
     * The scores, best first; models that cannot use at least four fifths of the weeks are left out, and so are seasons
     * before two years have passed. Empty when the history is shorter than thirty weeks and a horizon.
     */
    public <C> List<Score> scores(Map<C, List<DemandWeek>> cells) {
        List<DemandWeek> all = cells.values().stream().flatMap(List::stream).toList();
        Optional<LocalDate> last = all.stream().map(DemandWeek::week).max(LocalDate::compareTo);
        Optional<LocalDate> first = all.stream().map(DemandWeek::week).min(LocalDate::compareTo);
        if (last.isEmpty() || first.isEmpty()) {
            return List.of();
        }
        List<LocalDate> starts = origins(first.get(), last.get());
        return candidates.stream()
                .filter(model -> model.canBeFedBy(all) && !starts.isEmpty())
                .map(model -> score(model, cells, starts))
                .sorted(Comparator.comparingDouble(Score::wape))
                .toList();
    }

    /** The winner, or the fullest model the weeks can feed when the history is too short for a contest. */
    public <C> DemandModel best(Map<C, List<DemandWeek>> cells) {
        return scores(cells).stream()
                .findFirst()
                .map(Score::model)
                .orElseGet(() -> DemandModel.suitedTo(
                        cells.values().stream().flatMap(List::stream).toList()));
    }

    private List<LocalDate> origins(LocalDate first, LocalDate last) {
        List<LocalDate> starts = new ArrayList<>();
        LocalDate start = last.minusWeeks(HORIZON_WEEKS);
        while (starts.size() < origins && !start.isBefore(first.plusWeeks(LEAST_WEEKS))) {
            starts.add(start);
            start = start.minusWeeks(HORIZON_WEEKS);
        }
        return starts;
    }

    private static <C> Score score(DemandModel model, Map<C, List<DemandWeek>> cells, List<LocalDate> starts) {
        Tally tally = new Tally();
        for (LocalDate start : starts) {
            ProductResponse<C> response = fit(model, cells, start);
            cells.forEach((cell, weeks) -> judge(tally, response, cell, weeks, start));
        }
        return tally.score(model);
    }

    private static <C> ProductResponse<C> fit(DemandModel model, Map<C, List<DemandWeek>> cells, LocalDate through) {
        List<DemandWeek> known = cells.values().stream()
                .flatMap(List::stream)
                .filter(week -> !week.week().isAfter(through))
                .toList();
        ProductDemand<C> demand = new ProductDemand<>(model, Centring.around(known));
        cells.forEach((cell, weeks) -> addKnown(demand, cell, weeks, through));
        return demand.fit(through);
    }

    private static <C> void addKnown(ProductDemand<C> demand, C cell, Collection<DemandWeek> weeks, LocalDate through) {
        for (DemandWeek week : weeks) {
            if (!week.week().isAfter(through)) {
                demand.add(cell, week);
            }
        }
    }

    private static <C> void judge(
            Tally tally, ProductResponse<C> response, C cell, List<DemandWeek> weeks, LocalDate start) {
        for (DemandWeek week : weeks) {
            if (week.week().isAfter(start) && !week.week().isAfter(start.plusWeeks(HORIZON_WEEKS))) {
                response.forecast(cell, week).ifPresent(forecast -> tally.add(forecast, week.units()));
            }
        }
    }

    /**
     * How one model did.
     *
     * @param wape sum of absolute errors of the medians, relative to the units sold
     * @param bias sum of the means relative to the units sold, less 1
     * @param coverage80 share of weeks inside the model's own 80 % interval
     * @param coverage95 share of weeks inside the model's own 95 % interval
     * @param forecasts weeks forecast
     */
    public record Score(
            DemandModel model, double wape, double bias, double coverage80, double coverage95, int forecasts) {}

    private static final class Tally {
        private double absolute;
        private double means;
        private double units;
        private int inside80;
        private int inside95;
        private int count;

        void add(DemandForecast forecast, double actual) {
            double apart = Math.abs(forecast.standardisedError(actual));
            absolute += Math.abs(forecast.median() - actual);
            means += forecast.mean();
            units += actual;
            inside80 += apart <= Interval.halfWidth(0.8) ? 1 : 0;
            inside95 += apart <= Interval.halfWidth(0.95) ? 1 : 0;
            count++;
        }

        Score score(DemandModel model) {
            if (count == 0 || units <= 0) {
                return new Score(model, Double.POSITIVE_INFINITY, 0, 0, 0, count);
            }
            return new Score(
                    model,
                    absolute / units,
                    means / units - 1,
                    (double) inside80 / count,
                    (double) inside95 / count,
                    count);
        }
    }
}
