package io.revenuesignals.contracts;

import java.util.Set;

/**
 * A catalogued kind of event.
 *
 * @param name kebab-case name in the past tense, such as {@code price-observed}
 * @param version major version; a breaking change makes a new one
 * @param topic where it travels
 * @param owner the service that gives it out
 * @param hearers the services that hear it
 * @param data the record that carries it
 */
public record EventType(
        String name, int version, String topic, String owner, Set<String> hearers, Class<? extends Event> data) {

    /** The CloudEvents {@code type}: {@code io.revenuesignals.price-observed.v1}. */
    public String wireName() {
        return "io.revenuesignals." + name + ".v" + version;
    }

    /** Whether it is a fact: something that happened outside and that the door takes. */
    public boolean isFact() {
        return owner.equals("feedback-service") && !topic.equals(Topics.REQUESTS);
    }
}
