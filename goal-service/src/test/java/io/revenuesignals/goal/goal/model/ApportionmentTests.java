package io.revenuesignals.goal.goal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApportionmentTests {

    @Test
    void givesWhatIsLeftToTheLargestRemainders() {
        assertThat(cut("100", "1", "33.3", "33.3", "33.4")).containsExactly("33", "33", "34");
        assertThat(cut("10", "1", "35", "35", "30")).containsExactly("4", "3", "3");
        assertThat(cut("100.00", "0.01", "33.333333", "33.333333", "33.333334"))
                .containsExactly("33.33", "33.33", "33.34");
    }

    @Test
    void addsUpExactlyWhateverTheShares() {
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            List<BigDecimal> shares = shares(random, 1 + random.nextInt(12));
            BigDecimal total = BigDecimal.valueOf(1 + random.nextInt(1_000_000));
            BigDecimal sum =
                    Apportionment.of(total, shares, BigDecimal.ONE).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(total);
        }
    }

    @Test
    void knowsAWhole() {
        assertThat(Apportionment.isWhole(decimals("60", "40.000"))).isTrue();
        assertThat(Apportionment.isWhole(decimals("60", "39.999999"))).isFalse();
    }

    private static List<BigDecimal> shares(Random random, int parts) {
        List<Integer> cuts = new ArrayList<>(Stream.generate(() -> random.nextInt(100_000_000))
                .limit(parts - 1)
                .toList());
        cuts.add(0);
        cuts.add(100_000_000);
        Collections.sort(cuts);
        List<BigDecimal> shares = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            shares.add(BigDecimal.valueOf(cuts.get(i) - cuts.get(i - 1), 6));
        }
        return shares;
    }

    private static List<String> cut(String total, String unit, String... shares) {
        return Apportionment.of(new BigDecimal(total), decimals(shares), new BigDecimal(unit)).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static List<BigDecimal> decimals(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toList();
    }
}
