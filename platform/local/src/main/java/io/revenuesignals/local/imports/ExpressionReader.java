package io.revenuesignals.local.imports;

import io.revenuesignals.local.imports.Tokens.Kind;
import io.revenuesignals.local.imports.Tokens.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions. They know the columns of the file, what the mapping defines, and a handful of functions. */
final class ExpressionReader {

    private final Names names;
    private final List<Token> tokens;
    private int at;

    private ExpressionReader(Names names, List<Token> tokens) {
        this.names = names;
        this.tokens = tokens;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static Expression read(String source, Names names) {
        ExpressionReader reader = new ExpressionReader(names, Tokens.of(source));
        Expression expression = reader.or();
        if (reader.token().kind() != Kind.END) {
            throw new IllegalArgumentException("\"" + reader.token().text() + "\" is not expected here");
        }
        return expression;
    }

    private Expression or() {
        Expression left = and();
        while (takeWord("or")) {
            Expression one = left;
            Expression other = and();
            left = row -> one.holds(row) || other.holds(row);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (takeWord("and")) {
            Expression one = left;
            Expression other = not();
            left = row -> one.holds(row) && other.holds(row);
        }
        return left;
    }

    private Expression not() {
        if (takeWord("not")) {
            Expression denied = not();
            return row -> !denied.holds(row);
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        Token token = token();
        if (token.kind() != Kind.SIGN) {
            return left;
        }
        Comparison comparison = Comparison.of(token.text());
        if (comparison == null) {
            return left;
        }
        at++;
        Expression right = sum();
        return row -> comparison.holds(Values.compare(left.of(row), right.of(row)));
    }

    private Expression sum() {
        Expression left = product();
        while (token().is("+") || token().is("-")) {
            Expression one = left;
            boolean plus = next().is("+");
            Expression other = product();
            left = row -> {
                BigDecimal a = Values.number(one.of(row));
                BigDecimal b = Values.number(other.of(row));
                return plus ? a.add(b) : a.subtract(b);
            };
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (token().is("*") || token().is("/")) {
            Expression one = left;
            boolean times = next().is("*");
            Expression other = signed();
            left = row -> multiplied(Values.number(one.of(row)), Values.number(other.of(row)), times);
        }
        return left;
    }

    private static BigDecimal multiplied(BigDecimal a, BigDecimal b, boolean times) {
        if (times) {
            return a.multiply(b);
        }
        if (b.signum() == 0) {
            throw new RowProblem("nothing can be divided by 0");
        }
        return a.divide(b, MathContext.DECIMAL64);
    }

    private Expression signed() {
        if (token().is("-")) {
            at++;
            Expression positive = signed();
            return row -> Values.number(positive.of(row)).negate();
        }
        return primary();
    }

    private Expression primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> Expression.constant(number(token.text()));
            case TEXT -> Expression.constant(token.text());
            case NAME -> token().is("(") ? names.call(token.text(), arguments()) : names.value(token.text());
            case SIGN, END -> {
                if (!token.is("(")) {
                    throw new IllegalArgumentException("a value is missing before " + token.text());
                }
                Expression inner = or();
                take(")");
                yield inner;
            }
        };
    }

    private List<Expression> arguments() {
        take("(");
        List<Expression> arguments = new ArrayList<>();
        if (!token().is(")")) {
            arguments.add(or());
            while (token().is(",")) {
                at++;
                arguments.add(or());
            }
        }
        take(")");
        return arguments;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
        }
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean takeWord(String word) {
        if (!token().isWord(word)) {
            return false;
        }
        at++;
        return true;
    }

    private void take(String sign) {
        if (!token().is(sign)) {
            throw new IllegalArgumentException("\"" + sign + "\" is missing before " + token().text());
        }
        at++;
    }

    private enum Comparison {
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        static @Nullable Comparison of(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            return null;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }
}
