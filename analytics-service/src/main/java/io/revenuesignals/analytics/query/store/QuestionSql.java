package io.revenuesignals.analytics.query.store;

import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Filter;
import io.revenuesignals.analytics.query.model.Measure;
import io.revenuesignals.analytics.query.model.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns a question into one statement: each family of measures is aggregated from its own table by period and group, and
 * the families are laid over one another.
 */
final class QuestionSql {

    /** For how many weeks a look at a shelf or a sale tells that a store lists a product. */
    static final int LISTING_WEEKS = 8;

    private final Question question;
    private final Sql sql = new Sql();

    QuestionSql(Question question) {
        this.question = question;
    }

    Sql statement() {
        List<String> families = new ArrayList<>();
        for (Measure.Family family : Measure.Family.values()) {
            if (question.families().contains(family)) {
                families.add(
                        switch (family) {
                            case SALES -> sales();
                            case PRICES -> prices();
                            case PROMOTIONS -> promotions();
                            case DISTRIBUTION -> distribution();
                            case CUSTOMERS -> customers();
                        });
            }
        }
        String keys = "bucket" + groupColumns("g");
        return sql.add("select " + keys)
                .add(question.measures().stream()
                        .map(measure -> ", max(" + column(measure) + ") as " + column(measure))
                        .collect(Collectors.joining()))
                .add(", min(currency_low) as currency_low, max(currency_high) as currency_high")
                .add(", max(max(through)) over () as through, count(*) over () as total_rows from (")
                .add(String.join(" union all ", families))
                .add(") as families group by " + keys)
                .add(" order by " + order())
                .add(" limit " + question.size() + " offset " + question.offset());
    }

    private String bind(LocalDate day) {
        return sql.bind(day) + "::date";
    }

    static String column(Measure measure) {
        return "m_" + measure.name().toLowerCase(java.util.Locale.ROOT);
    }

    private String order() {
        List<String> terms = new ArrayList<>();
        for (Question.Sort sort : question.sort()) {
            terms.add(sortColumn(sort.key()) + (sort.descending() ? " desc nulls last" : " asc nulls last"));
        }
        terms.add("bucket");
        IntStream.range(0, question.groupBy().size()).forEach(i -> terms.add("g" + i));
        return String.join(", ", terms);
    }

    private String sortColumn(String key) {
        if (key.equals("from")) {
            return "bucket";
        }
        return Measure.named(key)
                .map(QuestionSql::column)
                .orElseGet(() ->
                        "g" + question.groupBy().indexOf(Dimension.named(key).orElseThrow()));
    }

    private String groupColumns(String prefix) {
        return IntStream.range(0, question.groupBy().size())
                .mapToObj(i -> ", " + prefix + i)
                .collect(Collectors.joining());
    }

    private String sales() {
        boolean weekly = question.inWholeWeeks();
        String day = weekly ? "f.week" : "f.day";
        String counted = weekly ? "sum(f.sales)" : "count(*)";
        String through = weekly ? "max(f.last_day)" : "max(f.end_day) - 1";
        return family(
                Measure.Family.SALES,
                weekly ? "sale_week f" : "sale f",
                day,
                weekly ? "" : " and f.replaced_at is null",
                true,
                measure -> switch (measure) {
                    case UNITS -> "sum(f.units)";
                    case REVENUE -> "sum(f.revenue)";
                    case AVERAGE_PRICE -> "round(sum(f.revenue) / nullif(sum(f.units), 0), 4)";
                    case SALES -> counted;
                    case STORES_SELLING ->
                        "count(distinct f.place) filter (where f.units > 0 and starts_with(f.place, 'store:'))";
                    default -> throw new IllegalArgumentException(measure + " is not of sales");
                },
                through);
    }

    private String prices() {
        boolean weekly = question.inWholeWeeks();
        String day = weekly ? "f.week" : "f.day";
        return family(
                Measure.Family.PRICES,
                weekly ? "price_week f" : "price_observation f",
                day,
                weekly ? "" : " and f.replaced_at is null",
                true,
                measure -> switch (measure) {
                    case SHELF_PRICE ->
                        weekly
                                ? "round(sum(f.price_sum) / nullif(sum(f.observations), 0), 4)"
                                : "round(avg(f.price), 4)";
                    case LOWEST_SHELF_PRICE -> weekly ? "min(f.lowest)" : "min(f.price)";
                    case HIGHEST_SHELF_PRICE -> weekly ? "max(f.highest)" : "max(f.price)";
                    case PRICE_OBSERVATIONS -> weekly ? "sum(f.observations)" : "count(*)";
                    default -> throw new IllegalArgumentException(measure + " is not of prices");
                },
                weekly ? "max(f.last_at)::date" : "max(f.day)");
    }

    private String promotions() {
        return family(
                Measure.Family.PROMOTIONS,
                "promotion_week f",
                "f.week",
                "",
                false,
                measure -> "count(distinct (f.product, f.week, f.place))",
                "null::date");
    }

    private String customers() {
        return family(
                Measure.Family.CUSTOMERS,
                "customer f",
                "f.first_purchase",
                "",
                false,
                measure -> "count(*)",
                "max(f.first_purchase)");
    }

    private interface Aggregate {
        String of(Measure measure);
    }

    private String family(
            Measure.Family family,
            String table,
            String day,
            String condition,
            boolean money,
            Aggregate aggregate,
            String through) {
        return "select " + bucket(day) + " as bucket" + groups(money) + measures(family, aggregate)
                + ", " + through + " as through"
                + (money
                        ? ", min(f.currency) as currency_low, max(f.currency) as currency_high"
                        : ", null as currency_low, null as currency_high")
                + " from " + table + joins()
                + " where " + day + " >= " + bind(question.from()) + " and " + day + " < " + bind(question.to())
                + condition
                + " and " + condition(question.filter(), money)
                + " group by 1"
                + IntStream.range(0, question.groupBy().size())
                        .mapToObj(i -> ", " + (i + 2))
                        .collect(Collectors.joining());
    }

    private String measures(Measure.Family family, Aggregate aggregate) {
        return question.measures().stream()
                .map(measure -> ", "
                        + (measure.family() == family ? aggregate.of(measure) + "::numeric" : "null::numeric") + " as "
                        + column(measure))
                .collect(Collectors.joining());
    }

    private String groups(boolean money) {
        return IntStream.range(0, question.groupBy().size())
                .mapToObj(i -> ", " + dimension(question.groupBy().get(i), money) + " as g" + i)
                .collect(Collectors.joining());
    }

    private String joins() {
        StringBuilder joins = new StringBuilder();
        if (needs(Dimension.Of.PRODUCT)) {
            joins.append(" left join product p on p.product = f.product");
        }
        if (needs(Dimension.Of.PLACE)) {
            joins.append(" left join place l on l.place = f.place");
        }
        return joins.toString();
    }

    private boolean needs(Dimension.Of kind) {
        return question.groupBy().stream().anyMatch(dimension -> dimension.of() == kind)
                || question.filter().looksAt(kind);
    }

    private static String dimension(Dimension dimension, boolean money) {
        return switch (dimension) {
            case PRODUCT -> "f.product";
            case BRAND -> "p.brand";
            case LINE -> "p.line";
            case CATEGORY -> "p.category";
            case OWNER -> "p.owner";
            case STORE -> "case when starts_with(f.place, 'store:') then substr(f.place, 7) end";
            case RETAILER ->
                "coalesce(l.retailer, case when starts_with(f.place, 'retailer:') then substr(f.place, 10) end)";
            case CHANNEL ->
                "coalesce(l.channel, case when starts_with(f.place, 'channel:') then substr(f.place, 9) end)";
            case REGION -> "l.region";
            case CURRENCY -> money ? "f.currency" : "null::text";
        };
    }

    private String condition(Filter filter, boolean money) {
        return switch (filter) {
            case Filter.In in
            when in.dimension() == Dimension.STORE ->
                "f.place = any(" + sql.bind(placed("store:", in.values())) + "::text[])";
            case Filter.In in ->
                dimension(in.dimension(), money) + " = any("
                        + sql.bind(in.values().toArray(String[]::new)) + "::text[])";
            case Filter.Attribute attribute ->
                "l.attributes ->> " + sql.bind(attribute.name()) + "::text = any("
                        + sql.bind(attribute.values().toArray(String[]::new)) + "::text[])";
            case Filter.AllOf all ->
                all.parts().isEmpty()
                        ? "true"
                        : all.parts().stream()
                                .map(part -> condition(part, money))
                                .collect(Collectors.joining(" and ", "(", ")"));
            case Filter.AnyOf any ->
                any.parts().isEmpty()
                        ? "false"
                        : any.parts().stream()
                                .map(part -> condition(part, money))
                                .collect(Collectors.joining(" or ", "(", ")"));
            case Filter.Not not -> "not (" + condition(not.part(), money) + ")";
        };
    }

    private static String[] placed(String kind, List<String> ids) {
        return ids.stream().map(id -> kind + id).toArray(String[]::new);
    }

    private String bucket(String day) {
        return switch (question.granularity()) {
            case DAY -> day;
            case WEEK ->
                "(" + day + " - (extract(isodow from " + day + ")::int - "
                        + question.weekStart().getValue() + " + 7) % 7)";
            case MONTH -> "date_trunc('month', " + day + ")::date";
            case QUARTER -> "date_trunc('quarter', " + day + ")::date";
            case YEAR -> "date_trunc('year', " + day + ")::date";
            case WHOLE -> bind(question.from());
        };
    }

    /**
     * Which stores list a product at the end of each period: by the latest week with a shelf look or a sale among the last
     * weeks before that end, where a look outweighs a sale of the same week.
     */
    private String distribution() {
        String buckets = sql.bind(starts()) + "::date[], " + sql.bind(ends()) + "::date[]";
        String groups = groups(false);
        String keys = groupColumns("g");
        String evidence = "select f.product, f.place, f.week, f.present as listed, 0 as rank from shelf_week f"
                + " where f.present is not null union all"
                + " select f.product, f.place, f.week, true, 1 from sale_week f where f.units > 0"
                + " and starts_with(f.place, 'store:')";
        String latest =
                "select distinct on (b.bucket, f.product, f.place) b.bucket, f.product, f.place, f.listed, f.week"
                        + " from unnest(" + buckets + ") as b (bucket, bucket_end) join (" + evidence + ") f"
                        + " on f.week < b.bucket_end and f.week >= b.bucket_end - " + 7 * LISTING_WEEKS
                        + needed()
                        + " order by b.bucket, f.product, f.place, f.week desc, f.rank";
        String listed = "select distinct f.bucket" + groups + ", f.place as at_place from (" + latest + ") f" + joins()
                + " where f.listed and " + condition(question.filter(), false);
        String counted = "select bucket" + keys + ", count(*) as stores, sum(s.size_weight) as weight from (" + listed
                + ") as listed join place s on s.place = at_place and s.kind = 'STORE' group by bucket" + keys;
        return "select bucket" + keys
                + measures(Measure.Family.DISTRIBUTION, measure -> switch (measure) {
                    case STORES_LISTING -> "stores";
                    case NUMERIC_DISTRIBUTION -> "round(100.0 * stores / nullif(all_stores, 0), 2)";
                    case WEIGHTED_DISTRIBUTION -> "round(100.0 * weight / nullif(all_weight, 0), 2)";
                    default -> throw new IllegalArgumentException(measure + " is not of distribution");
                })
                + ", null::date as through, null as currency_low, null as currency_high from (" + counted
                + ") as counted "
                + universe();
    }

    private String needed() {
        return question.filter() instanceof Filter.AllOf all
                ? all.parts().stream()
                        .filter(part ->
                                part instanceof Filter.In in && in.dimension().of() == Dimension.Of.FACT)
                        .map(part -> " and " + condition(part, false))
                        .collect(Collectors.joining())
                : "";
    }

    /** The stores there are, for each group of places. */
    private String universe() {
        List<Integer> placed = IntStream.range(0, question.groupBy().size())
                .filter(i -> question.groupBy().get(i).tellsPlaces())
                .boxed()
                .toList();
        String columns = placed.stream()
                .map(i -> dimension(question.groupBy().get(i), false) + " as u" + i + ", ")
                .collect(Collectors.joining());
        String grouping = placed.isEmpty()
                ? ""
                : " group by "
                        + IntStream.rangeClosed(1, placed.size())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", "));
        String universe = "(select " + columns + "count(*) as all_stores, sum(l.size_weight) as all_weight"
                + " from place f join place l on l.place = f.place where f.kind = 'STORE' and "
                + condition(question.filter().ofPlaces(), false) + grouping + ") as universe";
        return placed.isEmpty()
                ? "cross join " + universe
                : "join " + universe + " on "
                        + placed.stream()
                                .map(i -> "g" + i + " is not distinct from u" + i)
                                .collect(Collectors.joining(" and "));
    }

    private LocalDate[] starts() {
        List<LocalDate> starts = new ArrayList<>();
        LocalDate start = question.granularity().start(question.from(), question.weekStart());
        while (start.isBefore(question.to())) {
            starts.add(start);
            start = question.granularity().next(start, question.to());
        }
        return starts.toArray(LocalDate[]::new);
    }

    private LocalDate[] ends() {
        LocalDate[] ends = starts();
        for (int i = 0; i < ends.length; i++) {
            LocalDate end = question.granularity().next(ends[i], question.to());
            ends[i] = end.isAfter(question.to()) ? question.to() : end;
        }
        return ends;
    }
}
