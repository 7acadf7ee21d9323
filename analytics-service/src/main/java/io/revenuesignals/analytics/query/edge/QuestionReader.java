package io.revenuesignals.analytics.query.edge;

import io.revenuesignals.analytics.query.model.Dimension;
import io.revenuesignals.analytics.query.model.Filter;
import io.revenuesignals.analytics.query.model.Granularity;
import io.revenuesignals.analytics.query.model.Measure;
import io.revenuesignals.analytics.query.model.Question;
import io.revenuesignals.platform.web.Problem;
import io.revenuesignals.platform.web.ProblemCatalog;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** Reads questions and says exactly what is wrong with one. */
final class QuestionReader {

    private static final int DEFAULT_SIZE = 1_000;
    private static final int MOST_VALUES = 1_000;
    private static final List<String> PARAMETERS = List.of(
            "measures",
            "groupBy",
            "from",
            "to",
            "granularity",
            "timeZone",
            "weekStart",
            "sort",
            "page[size]",
            "page[after]");

    private final QueryRequest request;
    private final Filter filter;
    private final ZoneId zone;

    QuestionReader(QueryRequest request) {
        this.request = request;
        this.filter = request.filter() == null ? Filter.everything() : tree(request.filter(), "/filter");
        this.zone = zone(request.timeZone());
    }

    private QuestionReader(QueryRequest request, Filter filter) {
        this.request = request;
        this.filter = filter;
        this.zone = zone(request.timeZone());
    }

    static QuestionReader of(MultiValueMap<String, String> parameters) {
        List<Filter> filters = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith("filter[") && name.endsWith("]")) {
                filters.add(in(name.substring(7, name.length() - 1), words(values), "/" + name));
            } else if (!PARAMETERS.contains(name)) {
                throw wrong("/" + name, "is not known; there are " + String.join(", ", PARAMETERS) + " and filter[…]");
            }
        });
        QueryRequest request = new QueryRequest(
                words(parameters.get("measures")),
                words(parameters.get("groupBy")),
                parameters.getFirst("from"),
                parameters.getFirst("to"),
                parameters.getFirst("granularity"),
                parameters.getFirst("timeZone"),
                parameters.getFirst("weekStart"),
                null,
                words(parameters.get("sort")),
                new QueryRequest.PageRequest(
                        size(parameters.getFirst("page[size]")), parameters.getFirst("page[after]")));
        return new QuestionReader(request, new Filter.AllOf(filters));
    }

    private static List<String> words(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static @Nullable Integer size(@Nullable String size) {
        try {
            return size == null ? null : Integer.valueOf(size);
        } catch (NumberFormatException e) {
            throw wrong("/page[size]", "must be a whole number");
        }
    }

    /** The first day asked for; absent when left open. */
    @Nullable
    LocalDate from() {
        return day(request.from(), "/from");
    }

    /** The day after the last asked for; absent when left open. */
    @Nullable
    LocalDate to() {
        return day(request.to(), "/to");
    }

    ZoneId zone() {
        return zone;
    }

    Question question(LocalDate from, LocalDate to) {
        if (!to.isAfter(from)) {
            throw wrong("/to", "must be after from");
        }
        List<Measure> measures =
                named(request.measures(), "/measures", Measure::named, Measure.values(), Measure::wireName);
        if (measures.isEmpty()) {
            throw wrong("/measures", "must name at least one of " + names(Measure.values(), Measure::wireName));
        }
        List<Dimension> groupBy =
                named(request.groupBy(), "/groupBy", Dimension::named, Dimension.values(), Dimension::wireName);
        Question question = new Question(
                measures, groupBy, from, to, granularity(), weekStart(), filter, sorts(measures, groupBy), size(), 0);
        if (question.periods() > Question.MAX_PERIODS) {
            throw wrong("/granularity", "makes more than " + Question.MAX_PERIODS + " periods of the range");
        }
        return after(question);
    }

    private Question after(Question question) {
        QueryRequest.PageRequest page = request.page();
        String after = page == null ? null : page.after();
        return after == null ? question : at(question, offset(question, after));
    }

    /** What to send as {@code page[after]} for the rows behind the first {@code offset}. */
    static String cursor(Question question, int offset) {
        String text = offset + "." + Integer.toHexString(at(question, 0).hashCode());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(Question question, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int offset = Integer.parseInt(text.substring(0, Math.max(0, text.indexOf('.'))));
            if (offset >= 0 && cursor(question, offset).equals(cursor)) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            throw wrong("/page/after", "is not a cursor of this question");
        }
        throw wrong("/page/after", "is not a cursor of this question");
    }

    private static Question at(Question question, int offset) {
        return new Question(
                question.measures(),
                question.groupBy(),
                question.from(),
                question.to(),
                question.granularity(),
                question.weekStart(),
                question.filter(),
                question.sort(),
                question.size(),
                offset);
    }

    private Granularity granularity() {
        String name = request.granularity();
        return name == null
                ? Granularity.WHOLE
                : Granularity.named(name)
                        .orElseThrow(() -> wrong(
                                "/granularity",
                                "must be one of " + names(Granularity.values(), Granularity::wireName)));
    }

    private DayOfWeek weekStart() {
        String name = request.weekStart();
        if (name == null) {
            return DayOfWeek.MONDAY;
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(name))
                .findAny()
                .orElseThrow(() -> wrong("/weekStart", "must be a day of the week in capitals, such as MONDAY"));
    }

    private int size() {
        QueryRequest.PageRequest page = request.page();
        Integer size = page == null ? null : page.size();
        if (size == null) {
            return DEFAULT_SIZE;
        }
        if (size < 1 || size > Question.MAX_SIZE) {
            throw wrong("/page/size", "must be from 1 to " + Question.MAX_SIZE);
        }
        return size;
    }

    private List<Question.Sort> sorts(List<Measure> measures, List<Dimension> groupBy) {
        List<Question.Sort> sorts = new ArrayList<>();
        List<String> names = request.sort() == null ? List.of() : request.sort();
        for (String name : names) {
            boolean descending = name.startsWith("-");
            String key = descending ? name.substring(1) : name;
            boolean known = key.equals("from")
                    || measures.stream().anyMatch(measure -> measure.wireName().equals(key))
                    || groupBy.stream()
                            .anyMatch(dimension -> dimension.wireName().equals(key));
            if (!known) {
                throw wrong("/sort", "must name measures and dimensions that are asked for, or from");
            }
            sorts.add(new Question.Sort(key, descending));
        }
        return sorts;
    }

    private @Nullable LocalDate day(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() <= 10
                    ? bounded(LocalDate.parse(text), pointer)
                    : bounded(OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate(), pointer);
        } catch (DateTimeException e) {
            throw wrong(pointer, "must be a date, or an instant with an offset");
        }
    }

    private static LocalDate bounded(LocalDate day, String pointer) {
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw wrong(pointer, "must lie between the years 1900 and 2200");
        }
        return day;
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw wrong("/timeZone", "must be an IANA time zone");
        }
    }

    private static <T> List<T> named(
            @Nullable List<String> names,
            String pointer,
            Function<String, Optional<T>> find,
            T[] all,
            Function<T, String> wireName) {
        Set<T> found = new LinkedHashSet<>();
        for (String name : names == null ? List.<String>of() : names) {
            found.add(find.apply(name)
                    .orElseThrow(() -> wrong(pointer, "knows no " + name + "; one of " + names(all, wireName))));
        }
        return List.copyOf(found);
    }

    private static <T> String names(T[] all, Function<T, String> wireName) {
        return String.join(", ", Arrays.stream(all).map(wireName).toList());
    }

    private static Filter tree(JsonNode node, String pointer) {
        if (!node.isObject()) {
            throw wrong(pointer, "must be an object");
        }
        List<Filter> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            parts.add(branch(field.getKey(), field.getValue(), pointer + "/" + field.getKey()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.AllOf(parts);
    }

    private static Filter branch(String name, JsonNode value, String pointer) {
        return switch (name) {
            case "and" -> new Filter.AllOf(trees(value, pointer));
            case "or" -> new Filter.AnyOf(trees(value, pointer));
            case "not" -> new Filter.Not(tree(value, pointer));
            default -> in(name, values(value, pointer), pointer);
        };
    }

    private static List<Filter> trees(JsonNode list, String pointer) {
        if (!list.isArray()) {
            throw wrong(pointer, "must be a list");
        }
        List<Filter> trees = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            trees.add(tree(list.get(i), pointer + "/" + i));
        }
        return trees;
    }

    private static List<String> values(JsonNode value, String pointer) {
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        if (!value.isArray()) {
            throw wrong(pointer, "must be a text or a list of texts");
        }
        List<String> values = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isString()) {
                throw wrong(pointer, "must hold texts only");
            }
            values.add(each.stringValue());
        }
        return values;
    }

    private static Filter in(String name, List<String> values, String pointer) {
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw wrong(pointer, "must hold 1 to " + MOST_VALUES + " values");
        }
        if (name.startsWith("attribute.") && name.length() > 10) {
            return new Filter.Attribute(name.substring(10), values);
        }
        Dimension dimension = Dimension.named(name)
                .orElseThrow(() -> wrong(
                        pointer,
                        "knows no " + name + "; one of " + names(Dimension.values(), Dimension::wireName)
                                + " or attribute.<name>"));
        return new Filter.In(dimension, values);
    }

    static Problem wrong(String pointer, String detail) {
        return Problem.of(ProblemCatalog.INVALID_REQUEST, pointer.substring(1) + " " + detail)
                .field(pointer, detail);
    }
}
