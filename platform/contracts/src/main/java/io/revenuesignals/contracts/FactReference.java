package io.revenuesignals.contracts;

/**
 * Points at a fact by what makes it unique.
 *
 * @param source the CloudEvents {@code source} of the fact
 * @param id the CloudEvents {@code id} of the fact
 */
public record FactReference(String source, String id) {

    public FactReference {
        source = Checks.id(source, "source");
        id = Checks.id(id, "id");
    }
}
