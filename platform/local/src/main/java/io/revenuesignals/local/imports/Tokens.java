package io.revenuesignals.local.imports;

import java.util.ArrayList;
import java.util.List;

/** The words of an expression. */
final class Tokens {

    private static final List<String> TWO_SIGNS = List.of("!=", "<=", ">=");
    private static final String ONE_SIGN = "=<>+-*/(),";

    /** What a word is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    /** One word; texts without their quotes. */
    record Token(Kind kind, String text) {

        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        boolean isWord(String word) {
            return kind == Kind.NAME && text.equals(word);
        }
    }

    private final String source;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String source) {
        this.source = source;
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static List<Token> of(String source) {
        Tokens tokens = new Tokens(source);
        tokens.read();
        return tokens.found;
    }

    private void read() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (Character.isLetter(c) || c == '_') {
                take(Kind.NAME, Tokens::belongsToName);
            } else if (Character.isDigit(c)) {
                take(Kind.NUMBER, letter -> Character.isDigit(letter) || letter == '.');
            } else if (c == '\'') {
                text();
            } else {
                sign();
            }
        }
        found.add(new Token(Kind.END, "the end"));
    }

    private static boolean belongsToName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Whether a character belongs to a word. */
    private interface Belonging {
        boolean test(char c);
    }

    private void take(Kind kind, Belonging belongs) {
        int from = at;
        while (at < source.length() && belongs.test(source.charAt(at))) {
            at++;
        }
        found.add(new Token(kind, source.substring(from, at)));
    }

    private void text() {
        int end = source.indexOf('\'', at + 1);
        if (end < 0) {
            throw new IllegalArgumentException("the text that begins with ' does not end");
        }
        found.add(new Token(Kind.TEXT, source.substring(at + 1, end)));
        at = end + 1;
    }

    private void sign() {
        int two = Math.min(source.length(), at + 2);
        String pair = source.substring(at, two);
        if (TWO_SIGNS.contains(pair)) {
            found.add(new Token(Kind.SIGN, pair));
            at = two;
        } else if (ONE_SIGN.indexOf(source.charAt(at)) >= 0) {
            found.add(new Token(Kind.SIGN, pair.substring(0, 1)));
            at++;
        } else {
            throw new IllegalArgumentException("\"" + source.charAt(at) + "\" has no meaning here");
        }
    }
}
