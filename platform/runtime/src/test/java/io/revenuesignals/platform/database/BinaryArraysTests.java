package io.revenuesignals.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.r2dbc.postgresql.codec.DefaultCodecs;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays go out in binary though the driver has codecs of its own for them. */
class BinaryArraysTests {

    private final DefaultCodecs codecs = new DefaultCodecs(UnpooledByteBufAllocator.DEFAULT);

    @BeforeEach
    void register() {
        new BinaryArrays()
                .register(null, UnpooledByteBufAllocator.DEFAULT, codecs)
                .block();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UUID.class,
                String.class,
                Boolean.class,
                Integer.class,
                Long.class,
                BigDecimal.class,
                LocalDate.class,
                Instant.class,
                OffsetDateTime.class
            })
    void sendsArraysInBinary(Class<?> element) {
        assertThat(codecs.encode(Array.newInstance(element, 0)).toString()).contains("FORMAT_BINARY");
    }

    @Test
    void leavesOtherArraysToTheDriver() {
        assertThat(codecs.encode(new Double[] {1.5}).toString()).contains("FORMAT_TEXT");
        assertThatThrownBy(() -> codecs.encode(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
