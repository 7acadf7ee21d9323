package io.revenuesignals.local.sending;

import java.nio.charset.StandardCharsets;

/**
 * A fact as it goes over the wire.
 *
 * @param origin where the sender has it from, in words for a person who looks for it, such as a line of a file
 * @param json one CloudEvent in structured form, UTF-8
 */
public record OutgoingFact(String source, String id, String origin, byte[] json) {

    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
