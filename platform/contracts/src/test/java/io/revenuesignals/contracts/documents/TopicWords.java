package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.Topics;
import java.lang.reflect.Field;

/** What the source says about a topic. */
final class TopicWords {

    private TopicWords() {}

    static String of(String topic, TypeWords topics) {
        for (Field field : Topics.class.getDeclaredFields()) {
            if (isNamed(field, topic)) {
                return topics.constant(field.getName());
            }
        }
        throw new IllegalStateException("no constant for " + topic);
    }

    private static boolean isNamed(Field field, String topic) {
        try {
            return field.trySetAccessible() && topic.equals(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
