package io.revenuesignals.feedback.fact.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of JSON bodies, before they are parsed. */
final class Utf8 {

    private static final byte[] NUL = {'u', '0', '0', '0', '0'};

    private Utf8() {}

    /**
     * Refuses a body that is not UTF-8, or begins with a byte order mark: offsets would not be those of the bytes.
     *
     * @return whether the body holds a backslash
     */
    static boolean requireIn(byte[] body) {
        int bits = 0;
        int backslashes = 0;
        for (byte b : body) {
            bits |= b;
            backslashes += b == '\\' ? 1 : 0;
        }
        boolean ascii = bits >= 0;
        if (!ascii && (body[0] == (byte) 0xEF || !isUtf8(body)) || startsLikeUtf16(body)) {
            throw new UnreadableBody(UnreadableBody.Cause.NOT_JSON, "the body must be UTF-8 without a byte order mark");
        }
        return backslashes > 0;
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsLikeUtf16(byte[] body) {
        return body.length > 1 && (body[0] == 0 || body[1] == 0);
    }

    /** Whether the JSON between the two offsets holds an escaped NUL; a bare one is no JSON. */
    static boolean holdsEscapedNul(byte[] json, int from, int to) {
        for (int i = from; i + NUL.length < to; i++) {
            if (json[i] == '\\') {
                i++;
                if (isNul(json, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNul(byte[] json, int at) {
        for (int i = 0; i < NUL.length; i++) {
            if (json[at + i] != NUL[i]) {
                return false;
            }
        }
        return true;
    }
}
