package io.revenuesignals.platform.database;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.DATE;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.DATE_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT4;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT4_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.NUMERIC;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.NUMERIC_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UUID;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UUID_ARRAY;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends arrays in binary. The driver writes them as text, and for batches of thousands of rows writing and reading that text
 * cost both sides more than the work the statement was for. What comes back is read as ever.
 */
final class BinaryArrays implements CodecRegistrar {

    @Override
    public Mono<Void> register(PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
        return Mono.fromRunnable(() -> {
            registry.addFirst(new Sent<>(UUID[].class, UUID_ARRAY, UUID, BinaryValues::id, allocator));
            registry.addFirst(new Sent<>(String[].class, TEXT_ARRAY, TEXT, BinaryValues::text, allocator));
            registry.addFirst(new Sent<>(Boolean[].class, BOOL_ARRAY, BOOL, BinaryValues::flag, allocator));
            registry.addFirst(new Sent<>(Integer[].class, INT4_ARRAY, INT4, BinaryValues::integer, allocator));
            registry.addFirst(new Sent<>(Long[].class, INT8_ARRAY, INT8, BinaryValues::bigint, allocator));
            registry.addFirst(new Sent<>(BigDecimal[].class, NUMERIC_ARRAY, NUMERIC, BinaryValues::number, allocator));
            registry.addFirst(new Sent<>(LocalDate[].class, DATE_ARRAY, DATE, BinaryValues::day, allocator));
            registry.addFirst(
                    new Sent<>(Instant[].class, TIMESTAMPTZ_ARRAY, TIMESTAMPTZ, BinaryValues::instant, allocator));
            registry.addFirst(new Sent<>(
                    OffsetDateTime[].class,
                    TIMESTAMPTZ_ARRAY,
                    TIMESTAMPTZ,
                    (out, at) -> BinaryValues.instant(out, at.toInstant()),
                    allocator));
        });
    }

    /**
     * Arrays of one dimension and one type, towards the database only. It says its type as metadata because the driver looks
     * there first, and would find its own codec before this one.
     */
    private record Sent<T>(
            Class<T[]> type,
            PostgresqlObjectId array,
            PostgresqlObjectId element,
            BiConsumer<ByteBuf, T> write,
            ByteBufAllocator allocator)
            implements Codec<T[]>, CodecMetadata {

        private static final int FIRST_INDEX = 1;
        private static final int HEAD = 20;
        private static final int EXPECTED_BYTES = 20;

        @Override
        public List<PostgresTypeIdentifier> getDataTypes() {
            return List.of();
        }

        @Override
        public boolean canDecode(int dataType, Format format, Class<?> wanted) {
            return false;
        }

        @Override
        public boolean canEncode(Object value) {
            return type.isInstance(value);
        }

        @Override
        public boolean canEncodeNull(Class<?> wanted) {
            return false;
        }

        @Override
        public T[] decode(@Nullable ByteBuf buffer, int dataType, Format format, Class<? extends T[]> wanted) {
            throw new UnsupportedOperationException("canDecode says no: the driver reads arrays itself");
        }

        @Override
        public EncodedParameter encode(Object value) {
            return encode(value, array.getObjectId());
        }

        @Override
        public EncodedParameter encode(Object value, int dataType) {
            T[] values = type.cast(value);
            return new EncodedParameter(Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> written(values)));
        }

        @Override
        public EncodedParameter encodeNull() {
            throw new UnsupportedOperationException("canEncodeNull says no: the driver writes NULL itself");
        }

        private ByteBuf written(@Nullable T[] values) {
            ByteBuf out = allocator.buffer(HEAD + values.length * EXPECTED_BYTES);
            try {
                return write(values, out);
            } catch (RuntimeException e) {
                out.release();
                throw e;
            }
        }

        // Dimensions, whether there are nulls, the type of the elements; then the dimension's length and first index.
        private ByteBuf write(@Nullable T[] values, ByteBuf out) {
            if (values.length == 0) {
                return out.writeInt(0).writeInt(0).writeInt(element.getObjectId());
            }
            int nulls = out.writerIndex() + Integer.BYTES;
            out.writeInt(1).writeInt(0).writeInt(element.getObjectId());
            out.writeInt(values.length).writeInt(FIRST_INDEX);
            for (T value : values) {
                if (value == null) {
                    out.setInt(nulls, 1);
                    BinaryValues.none(out);
                } else {
                    write.accept(out, value);
                }
            }
            return out;
        }
    }
}
