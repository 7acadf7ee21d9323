package io.revenuesignals.pricing.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The live prices of one product in one scope. Of the entries that cover an instant, the one that began last holds: an
 * open price replaces the open one before it, and a bounded one lays itself over it until its end.
 */
public record Timeline(List<PriceEntry> entries) {

    /** Something that the clock makes due. */
    public sealed interface Step {

        Instant at();

        PriceEntry entry();

        /** A planned price comes into force. The entry knows what held until then. */
        record Begins(Instant at, PriceEntry entry) implements Step {}

        /** A bounded price is over. */
        record Ends(Instant at, PriceEntry entry, Optional<Money> restored) implements Step {}
    }

    public Timeline {
        entries = entries.stream()
                .filter(entry -> entry.state().isLive())
                .sorted(Comparator.comparing(entry -> entry.validity().from()))
                .toList();
    }

    /** What holds at an instant. */
    public Optional<PriceEntry> at(Instant instant) {
        return entries.stream()
                .filter(entry -> entry.validity().covers(instant))
                .reduce((earlier, later) -> later);
    }

    /** What held just before an instant. */
    public Optional<PriceEntry> until(Instant instant) {
        return at(instant.minusNanos(1));
    }

    /** The timeline without one of its entries. */
    public Timeline without(PriceEntry gone) {
        return new Timeline(
                entries.stream().filter(entry -> !entry.id().equals(gone.id())).toList());
    }

    /** What is in the way of a new price; empty when it fits. */
    public List<TimelineClash> clashes(Validity wanted, Instant now) {
        return entries.stream()
                .flatMap(entry -> clash(wanted, entry, now).stream())
                .toList();
    }

    /** What became due up to now, in the order of its instants; at the same instant ends come first. */
    public List<Step> due(Instant now) {
        List<Step> steps = new ArrayList<>();
        for (PriceEntry entry : entries) {
            Instant to = entry.validity().to();
            if (to != null && !to.isAfter(now)) {
                steps.add(ends(entry, to));
            }
            if (entry.state() == PriceEntry.State.PLANNED
                    && !entry.validity().from().isAfter(now)) {
                steps.add(begins(entry));
            }
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(step -> step instanceof Step.Begins));
        return steps;
    }

    private Step begins(PriceEntry entry) {
        Instant from = entry.validity().from();
        Money older = until(from).map(PriceEntry::value).orElse(null);
        return new Step.Begins(from, entry.replacing(older).in(PriceEntry.State.IN_FORCE));
    }

    private Step ends(PriceEntry entry, Instant to) {
        Optional<Money> restored = without(entry).at(to).map(PriceEntry::value);
        return new Step.Ends(to, entry.in(PriceEntry.State.ENDED), restored);
    }

    private static Optional<TimelineClash> clash(Validity wanted, PriceEntry entry, Instant now) {
        Validity taken = entry.validity();
        return wanted.overlaps(taken)
                ? kindOf(wanted, taken, now).map(kind -> new TimelineClash(kind, entry))
                : Optional.empty();
    }

    private static Optional<TimelineClash.Kind> kindOf(Validity wanted, Validity taken, Instant now) {
        if (wanted.from().equals(taken.from())) {
            return Optional.of(TimelineClash.Kind.SAME_START);
        }
        if (wanted.from().isBefore(now) && taken.from().isBefore(now)) {
            return Optional.of(TimelineClash.Kind.REWRITES_PAST);
        }
        boolean startsInside = wanted.from().isAfter(taken.from());
        if (startsInside) {
            return taken.isBounded() ? Optional.of(TimelineClash.Kind.INSIDE_BOUNDED) : Optional.empty();
        }
        return wanted.isBounded() ? Optional.of(TimelineClash.Kind.COVERS_PLANNED) : Optional.empty();
    }
}
