package io.revenuesignals.benchmarks;

import io.revenuesignals.benchmarks.FaultPlan.Fault;
import io.revenuesignals.benchmarks.FaultPlan.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How often each fault hit each part. */
final class FaultTable {

    private final int[][] times = new int[Fault.values().length][Part.values().length];
    private final Optional<String> whyNoFill;

    /** @param whyNoFill why disks cannot be made full here; absent when they can */
    FaultTable(Optional<String> whyNoFill) {
        this.whyNoFill = whyNoFill;
    }

    @Override
    public String toString() {
        return map().toString();
    }

    void count(Fault fault, Part part) {
        times[fault.ordinal()][part.ordinal()]++;
    }

    /** For people: a line for each fault, a column for each part. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", Arrays.stream(Part.values()).map(Part::name).toList()));
        for (Fault fault : Fault.values()) {
            lines.add(
                    fault == Fault.FILL && whyNoFill.isPresent()
                            ? notDrawn()
                            : line(
                                    fault.name(),
                                    Arrays.stream(Part.values())
                                            .map(part -> cell(fault, part))
                                            .toList()));
        }
        return lines;
    }

    /** For programs. */
    Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            for (Part part : Part.values()) {
                if (times[fault.ordinal()][part.ordinal()] > 0) {
                    map.put(fault + " " + part, times[fault.ordinal()][part.ordinal()]);
                }
            }
        }
        whyNoFill.ifPresent(reason -> map.put(Fault.FILL.name(), "not drawn: " + reason));
        return map;
    }

    private String notDrawn() {
        return String.format(Locale.ROOT, "%-8s not drawn: %s", Fault.FILL, whyNoFill.orElseThrow());
    }

    private String cell(Fault fault, Part part) {
        return fault.hits(part) ? Integer.toString(times[fault.ordinal()][part.ordinal()]) : "-";
    }

    private static String line(String name, List<String> cells) {
        return cells.stream()
                .map(cell -> String.format(Locale.ROOT, "%12s", cell))
                .collect(Collectors.joining("", String.format(Locale.ROOT, "%-8s", name), ""));
    }
}
