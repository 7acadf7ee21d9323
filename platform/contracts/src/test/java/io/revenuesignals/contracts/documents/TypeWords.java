package io.revenuesignals.contracts.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the source of one record or enum says about it: its words, and the checks its constructor makes. */
final class TypeWords {

    /** A rule that the constructor keeps; an empty field means the record as a whole, whose Javadoc says so. */
    record Rule(String field, String reason) {}

    private final String typeName;
    private String description = "";
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, Set<String>> checks = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> defaulted = new HashSet<>();

    TypeWords(String typeName) {
        this.typeName = typeName;
    }

    void describe(String words) {
        description = words;
    }

    void describe(String field, String words) {
        fields.put(field, words);
    }

    void check(String field, String name) {
        checks.computeIfAbsent(field, key -> new HashSet<>()).add(name);
    }

    void rule(Rule rule) {
        rules.add(rule);
    }

    void defaults(String field) {
        defaulted.add(field);
    }

    /** What the type is, in sentences. */
    String description() {
        if (description.isBlank()) {
            throw new IllegalStateException(typeName + " has no Javadoc: say what it is");
        }
        return description;
    }

    /** What a component means, in words. */
    String description(String field) {
        String words = fields.get(field);
        if (words == null || words.isBlank()) {
            throw new IllegalStateException(
                    typeName + " has no @param " + field + ": say what it means, with its unit");
        }
        return words;
    }

    /** What a constant means, or nothing where its name is enough. */
    String constant(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether the constructor makes this check of {@code Checks} on a component. */
    boolean checks(String field, String name) {
        return checks.getOrDefault(field, Set.of()).contains(name);
    }

    /** Whether the constructor puts a value in where the component is absent. */
    boolean defaulted(String field) {
        return defaulted.contains(field);
    }

    /** The rules that name a field. */
    List<String> rules(String field) {
        return rules.stream()
                .filter(rule -> rule.field().equals(field))
                .map(Rule::reason)
                .distinct()
                .toList();
    }
}
