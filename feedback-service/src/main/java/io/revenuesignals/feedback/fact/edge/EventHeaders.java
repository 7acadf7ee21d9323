package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** CloudEvents in HTTP binary mode: attributes in {@code ce-} headers, percent-encoded beyond printable ASCII. */
final class EventHeaders {

    private static final String PREFIX = "ce-";

    private EventHeaders() {}

    /** The attributes that the headers hold. */
    static EventDraft draft(HttpHeaders headers) {
        EventDraft draft = new EventDraft();
        headers.forEach((header, values) -> {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                values.forEach(value -> attribute(draft, name.substring(PREFIX.length()), value));
            }
        });
        return draft;
    }

    private static void attribute(EventDraft draft, String name, String value) {
        if (name.equals("datacontenttype")) {
            draft.refuse(Refusal.Code.NOT_AN_EVENT, "/datacontenttype", "comes as Content-Type in binary mode");
        } else {
            draft.attribute(name, decoded(value));
        }
    }

    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            int encoded = value.charAt(i) == '%' ? hex(value, i + 1) : -1;
            if (encoded >= 0) {
                bytes.write(encoded);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(value.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(String value, int at) {
        if (at + 2 > value.length()) {
            return -1;
        }
        int high = Character.digit(value.charAt(at), 16);
        int low = Character.digit(value.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
