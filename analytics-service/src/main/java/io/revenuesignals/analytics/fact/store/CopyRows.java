package io.revenuesignals.analytics.fact.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows for {@code COPY … FROM STDIN (FORMAT BINARY)}, value by value in the order of the columns. The layout is that of
 * PostgreSQL's manual (COPY, "Binary Format") and of the send and receive functions of each type.
 */
final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final int END = -1;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");
    private static final int NEGATIVE = 0x4000;
    private static final int GROUP_DIGITS = 4;
    private static final long GROUP = 10_000;
    private static final BigInteger BIG_GROUP = BigInteger.valueOf(GROUP);

    private final ByteBuf out;
    private final int columns;

    /** @param expectedBytes what is set aside at first; it grows when needed */
    CopyRows(int columns, int expectedBytes) {
        this.columns = columns;
        this.out = Unpooled.buffer(expectedBytes);
        out.writeBytes(SIGNATURE).writeInt(0).writeInt(0);
    }

    CopyRows row() {
        out.writeShort(columns);
        return this;
    }

    CopyRows id(@Nullable UUID id) {
        if (id == null) {
            return none();
        }
        out.writeInt(16).writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
        return this;
    }

    CopyRows text(@Nullable String text) {
        if (text == null) {
            return none();
        }
        int length = out.writerIndex();
        out.writeInt(0);
        out.setInt(length, ByteBufUtil.writeUtf8(out, text));
        return this;
    }

    CopyRows flag(boolean flag) {
        out.writeInt(1).writeByte(flag ? 1 : 0);
        return this;
    }

    CopyRows integer(@Nullable Integer number) {
        if (number == null) {
            return none();
        }
        out.writeInt(4).writeInt(number);
        return this;
    }

    CopyRows day(@Nullable LocalDate day) {
        if (day == null) {
            return none();
        }
        out.writeInt(4).writeInt(Math.toIntExact(ChronoUnit.DAYS.between(FIRST_DAY, day)));
        return this;
    }

    CopyRows instant(@Nullable Instant instant) {
        if (instant == null) {
            return none();
        }
        out.writeInt(8).writeLong(ChronoUnit.MICROS.between(FIRST_INSTANT, instant));
        return this;
    }

    /** A numeric is written in groups of four decimal digits, those behind the point filled up to whole groups. */
    CopyRows number(@Nullable BigDecimal number) {
        if (number == null) {
            return none();
        }
        BigDecimal whole = number.scale() < 0 ? number.setScale(0) : number;
        int fractionGroups = (whole.scale() + GROUP_DIGITS - 1) / GROUP_DIGITS;
        BigInteger digits =
                whole.unscaledValue().abs().multiply(BigInteger.TEN.pow(fractionGroups * GROUP_DIGITS - whole.scale()));
        short[] groups = groups(digits);
        out.writeInt(8 + 2 * groups.length)
                .writeShort(groups.length)
                .writeShort(groups.length - fractionGroups - 1)
                .writeShort(whole.signum() < 0 ? NEGATIVE : 0)
                .writeShort(whole.scale());
        for (short group : groups) {
            out.writeShort(group);
        }
        return this;
    }

    private static short[] groups(BigInteger digits) {
        return digits.bitLength() < Long.SIZE ? groups(digits.longValue()) : bigGroups(digits);
    }

    private static short[] groups(long digits) {
        int count = 0;
        for (long rest = digits; rest > 0; rest /= GROUP) {
            count++;
        }
        short[] groups = new short[count];
        long rest = digits;
        for (int i = count - 1; i >= 0; i--) {
            groups[i] = (short) (rest % GROUP);
            rest /= GROUP;
        }
        return groups;
    }

    private static short[] bigGroups(BigInteger digits) {
        BigInteger[] parts = digits.divideAndRemainder(BIG_GROUP);
        short[] before = groups(parts[0]);
        short[] groups = Arrays.copyOf(before, before.length + 1);
        groups[before.length] = parts[1].shortValue();
        return groups;
    }

    private CopyRows none() {
        out.writeInt(NULL);
        return this;
    }

    /** All of it, closed; no row can follow. */
    ByteBuf finished() {
        return out.writeShort(END);
    }
}
