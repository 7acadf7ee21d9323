package io.revenuesignals.goal.goal.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A goal and its parts. Parts along one dimension belong together: by channel they make the whole once, by month they make
 * it once more. Where the metric adds up, the parts of a dimension never exceed the whole, and are complete when they equal
 * it exactly.
 *
 * @param parts all live parts, with their own definitions
 */
public record Split(Definition whole, List<Definition> parts) {

    public Split {
        parts = List.copyOf(parts);
    }

    /**
     * What stands against a definition.
     *
     * @param field the field to look at
     */
    public record Objection(String field, String detail) {}

    /**
     * The parts along one dimension.
     *
     * @param allotted sum of their targets
     * @param open what is not allotted yet; zero when they reconcile exactly
     */
    public record Share(Dimension dimension, int parts, BigDecimal allotted, BigDecimal open) {

        public boolean isComplete() {
            return open.signum() == 0;
        }
    }

    /** What is allotted along each dimension in which there are parts that add up. */
    public List<Share> shares() {
        Map<Dimension, List<Definition>> byDimension = new TreeMap<>();
        for (Definition part : parts) {
            byDimension
                    .computeIfAbsent(whole.cutAlong(part), dimension -> new ArrayList<>())
                    .add(part);
        }
        return byDimension.entrySet().stream()
                .filter(entry -> whole.metric().addsUpAlong(entry.getKey()))
                .map(entry -> share(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What stands against the whole having these parts: it must not be smaller than what was given out. */
    public List<Objection> objections() {
        return shares().stream()
                .filter(share -> share.open().signum() < 0)
                .map(Split::exceeded)
                .toList();
    }

    /** What stands against one more part. */
    public List<Objection> objectionsTo(Definition part) {
        if (!whole.countsTheSameAs(part)) {
            return List.of(new Objection("metric", "must be the metric and currency of the parent"));
        }
        List<Objection> objections = new ArrayList<>();
        if (!whole.period().contains(part.period())) {
            objections.add(new Objection("period", "must lie within the period of the parent"));
        }
        whole.scope().leftBy(part.scope()).map(Split::left).ifPresent(objections::add);
        excess(part).ifPresent(objections::add);
        return objections;
    }

    private Optional<Objection> excess(Definition part) {
        List<Definition> all = new ArrayList<>(parts);
        all.add(part);
        Dimension dimension = whole.cutAlong(part);
        return new Split(whole, all)
                .shares().stream()
                        .filter(share -> share.dimension() == dimension)
                        .filter(share -> share.open().signum() < 0)
                        .findFirst()
                        .map(Split::exceeded);
    }

    private Share share(Dimension dimension, List<Definition> along) {
        BigDecimal allotted = along.stream().map(Definition::target).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Share(dimension, along.size(), allotted, whole.target().subtract(allotted));
    }

    private static Objection exceeded(Share share) {
        return new Objection(
                "target",
                "the parts by %s make %s, which is %s more than the parent has"
                        .formatted(
                                share.dimension(),
                                share.allotted().toPlainString(),
                                share.open().negate().toPlainString()));
    }

    private static Objection left(Dimension dimension) {
        return new Objection("scope", "must lie within the scope of the parent, and leaves it by " + dimension);
    }
}
