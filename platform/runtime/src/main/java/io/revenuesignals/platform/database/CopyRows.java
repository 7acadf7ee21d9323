package io.revenuesignals.platform.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows for {@code COPY … FROM STDIN (FORMAT BINARY)}, value by value in the order of the columns. The layout is that of
 * PostgreSQL's manual (COPY, "Binary Format").
 */
public final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int END = -1;

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

    public CopyRows id(@Nullable UUID id) {
        if (id == null) {
            return none();
        }
        BinaryValues.id(out, id);
        return this;
    }

    public CopyRows text(@Nullable String text) {
        if (text == null) {
            return none();
        }
        BinaryValues.text(out, text);
        return this;
    }

    public CopyRows flag(@Nullable Boolean flag) {
        if (flag == null) {
            return none();
        }
        BinaryValues.flag(out, flag);
        return this;
    }

    public CopyRows integer(@Nullable Integer number) {
        if (number == null) {
            return none();
        }
        BinaryValues.integer(out, number);
        return this;
    }

    public CopyRows bigint(long number) {
        BinaryValues.bigint(out, number);
        return this;
    }

    public CopyRows day(@Nullable LocalDate day) {
        if (day == null) {
            return none();
        }
        BinaryValues.day(out, day);
        return this;
    }

    public CopyRows instant(@Nullable Instant instant) {
        if (instant == null) {
            return none();
        }
        BinaryValues.instant(out, instant);
        return this;
    }

    public CopyRows number(@Nullable BigDecimal number) {
        if (number == null) {
            return none();
        }
        BinaryValues.number(out, number);
        return this;
    }

    private CopyRows none() {
        BinaryValues.none(out);
        return this;
    }

    /** All of it, closed; no row can follow. */
    ByteBuf finished() {
        return out.writeShort(END);
    }
}
