package io.revenuesignals.local.imports;

import java.util.ArrayList;
import java.util.List;

/** Text with expressions in braces, such as {@code oj-{brand}}. A single expression keeps its kind of value. */
final class Template {

    private Template() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static Expression read(String source, Names names) {
        List<Expression> parts = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf('{', at);
            if (open < 0) {
                parts.add(Expression.constant(source.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(Expression.constant(source.substring(at, open)));
            }
            int close = source.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a { has no }");
            }
            parts.add(ExpressionReader.read(source.substring(open + 1, close), names));
            at = close + 1;
        }
        return parts.size() == 1 ? parts.getFirst() : joined(parts);
    }

    private static Expression joined(List<Expression> parts) {
        return row -> {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(part.text(row)));
            return text.toString();
        };
    }
}
