package io.revenuesignals.platform.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.UUID;

/**
 * What makes an event the same event: 16 bytes of SHA-256 over its source and id. Kept as a UUID because PostgreSQL stores
 * and indexes one in 16 bytes; it is not a UUID of any version.
 */
public final class EventIdentity {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(EventIdentity::sha256);

    /** Bytewise, as PostgreSQL orders the type: Java's own order of UUIDs is by signed halves. */
    static final Comparator<UUID> ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private EventIdentity() {}

    /** The identity of the event with this source and id. */
    public static UUID of(String source, String id) {
        MessageDigest digest = SHA_256.get();
        digest.update(source.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return firstHalf(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** The fingerprint of an event's type and data, to tell a repeat from another event under the same id. */
    public static UUID fingerprint(String type, byte[] data) {
        MessageDigest digest = SHA_256.get();
        digest.update(type.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return firstHalf(digest.digest(data));
    }

    private static UUID firstHalf(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
