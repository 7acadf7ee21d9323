package io.revenuesignals.platform.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * Values as PostgreSQL sends and receives them in binary, each behind its length: in arrays and in rows of {@code COPY}. The
 * layouts are those of the receive function of each type.
 */
public final class BinaryValues {

    private static final int NULL = -1;
    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");
    private static final int NEGATIVE = 0x4000;
    private static final int GROUP_DIGITS = 4;
    private static final long GROUP = 10_000;
    private static final long[] ZEROS = {1, 10, 100, 1_000};

    /** Of a number that stays a long with three more digits behind it. */
    private static final int SMALL_BITS = 53;

    private static final BigInteger BIG_GROUP = BigInteger.valueOf(GROUP);

    private BinaryValues() {}

    public static void none(ByteBuf out) {
        out.writeInt(NULL);
    }

    public static void id(ByteBuf out, UUID id) {
        out.writeInt(16).writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
    }

    public static void text(ByteBuf out, String text) {
        int length = out.writerIndex();
        out.writeInt(0);
        out.setInt(length, ByteBufUtil.writeUtf8(out, text));
    }

    public static void flag(ByteBuf out, boolean flag) {
        out.writeInt(1).writeByte(flag ? 1 : 0);
    }

    public static void integer(ByteBuf out, int number) {
        out.writeInt(4).writeInt(number);
    }

    public static void bigint(ByteBuf out, long number) {
        out.writeInt(8).writeLong(number);
    }

    public static void day(ByteBuf out, LocalDate day) {
        out.writeInt(4).writeInt(Math.toIntExact(day.toEpochDay() - FIRST_DAY));
    }

    public static void instant(ByteBuf out, Instant instant) {
        out.writeInt(8).writeLong(ChronoUnit.MICROS.between(FIRST_INSTANT, instant));
    }

    /** A numeric is written in groups of four decimal digits, those behind the point filled up to whole groups. */
    public static void number(ByteBuf out, BigDecimal number) {
        BigDecimal whole = number.scale() < 0 ? number.setScale(0) : number;
        int fractionGroups = (whole.scale() + GROUP_DIGITS - 1) / GROUP_DIGITS;
        short[] groups = groups(whole.unscaledValue().abs(), fractionGroups * GROUP_DIGITS - whole.scale());
        out.writeInt(8 + 2 * groups.length)
                .writeShort(groups.length)
                .writeShort(groups.length - fractionGroups - 1)
                .writeShort(whole.signum() < 0 ? NEGATIVE : 0)
                .writeShort(whole.scale());
        for (short group : groups) {
            out.writeShort(group);
        }
    }

    private static short[] groups(BigInteger digits, int zeros) {
        return digits.bitLength() <= SMALL_BITS
                ? groups(digits.longValue() * ZEROS[zeros])
                : bigGroups(digits.multiply(BigInteger.valueOf(ZEROS[zeros])));
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
        if (digits.bitLength() < Long.SIZE) {
            return groups(digits.longValue());
        }
        BigInteger[] parts = digits.divideAndRemainder(BIG_GROUP);
        short[] before = bigGroups(parts[0]);
        short[] groups = Arrays.copyOf(before, before.length + 1);
        groups[before.length] = parts[1].shortValue();
        return groups;
    }
}
