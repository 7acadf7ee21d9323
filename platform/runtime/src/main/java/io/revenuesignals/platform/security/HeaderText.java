package io.revenuesignals.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * What may stand in a header: assigned characters that control nothing, in values also tabs. The firewall's own patterns say the
 * same and, as every look at a header goes through them, cost a small request more than its fact does.
 */
final class HeaderText {

    private HeaderText() {}

    static boolean isName(String name) {
        return name.codePoints().allMatch(HeaderText::harmless);
    }

    /** A header that is not there is looked at, too. */
    static boolean isValue(@Nullable String value) {
        return value == null || value.codePoints().allMatch(c -> c == '\t' || harmless(c));
    }

    private static boolean harmless(int c) {
        return c >= ' ' && c < 0x7f || Character.isDefined(c) && !Character.isISOControl(c);
    }
}
