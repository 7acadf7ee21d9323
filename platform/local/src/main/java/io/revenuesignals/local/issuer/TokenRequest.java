package io.revenuesignals.local.issuer;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who wants a token and for what.
 *
 * @param subject the person or system
 * @param roles at least one
 * @param sources the event sources the bearer may post as; one that ends in {@code /} stands for all below it
 * @param accounts the retailers whose negotiated prices the bearer may see
 * @param validity how long from now
 */
public record TokenRequest(
        String subject, Set<Role> roles, List<String> sources, List<String> accounts, Duration validity) {

    private static final Duration USUAL_VALIDITY = Duration.ofHours(12);

    public TokenRequest {
        roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        sources = List.copyOf(sources);
        accounts = List.copyOf(accounts);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A token needs a role");
        }
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("A token must be valid for some time, not " + validity);
        }
    }

    /** For half a day, for every source, without accounts. */
    public static TokenRequest of(String subject, Role... roles) {
        return new TokenRequest(subject, new LinkedHashSet<>(List.of(roles)), List.of("/"), List.of(), USUAL_VALIDITY);
    }

    /** The same for these retailers. */
    public TokenRequest withAccounts(List<String> retailers) {
        return new TokenRequest(subject, roles, sources, retailers, validity);
    }
}
