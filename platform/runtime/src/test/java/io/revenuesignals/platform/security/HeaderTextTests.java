package io.revenuesignals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderTextTests {

    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");
    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void findsTheSameCharactersHarmlessAsThePatternsOfTheFramework() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(c -> "a" + Character.toString(c) + "b")
                        .filter(text ->
                                HeaderText.isName(text) != NAME.matcher(text).matches()
                                        || HeaderText.isValue(text)
                                                != VALUE.matcher(text).matches()))
                .isEmpty();
    }

    @Test
    void hasNothingAgainstHeadersThatAreNotThereOrEmpty() {
        assertThat(HeaderText.isValue(null)).isTrue();
        assertThat(HeaderText.isValue("")).isTrue();
        assertThat(HeaderText.isName("")).isTrue();
    }
}
