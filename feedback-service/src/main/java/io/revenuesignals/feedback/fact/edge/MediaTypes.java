package io.revenuesignals.feedback.fact.edge;

import java.util.Locale;

/** The media types the door knows. */
final class MediaTypes {

    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private MediaTypes() {}

    /** Whether data of this media type are JSON in UTF-8. */
    static boolean isJson(String type) {
        int semicolon = type.indexOf(';');
        String bare =
                (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        String parameters =
                semicolon < 0 ? "" : type.substring(semicolon + 1).strip().toLowerCase(Locale.ROOT);
        return bare.equals(JSON) && isUtf8(parameters);
    }

    private static boolean isUtf8(String parameters) {
        return !parameters.contains("charset") || parameters.replace("\"", "").equals("charset=utf-8");
    }
}
