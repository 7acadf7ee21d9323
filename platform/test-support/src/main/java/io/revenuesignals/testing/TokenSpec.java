package io.revenuesignals.testing;

import java.time.Duration;
import java.util.List;

/**
 * What a token says: {@code TokenSpec.of("sales").subject("sam").accounts("freshmart")}.
 *
 * @param validFor from now; may be negative for a token that has expired
 */
public record TokenSpec(
        String subject,
        List<String> roles,
        List<String> sources,
        List<String> accounts,
        List<String> audiences,
        String issuer,
        String type,
        Duration validFor) {

    public static TokenSpec of(String... roles) {
        String subject = roles.length == 0 ? "nobody" : roles[0] + "-tester";
        return new TokenSpec(
                subject,
                List.of(roles),
                List.of(),
                List.of(),
                TestIssuer.services(),
                TestIssuer.issuer(),
                "at+jwt",
                Duration.ofHours(1));
    }

    public TokenSpec subject(String name) {
        return new TokenSpec(name, roles, sources, accounts, audiences, issuer, type, validFor);
    }

    /** The sources the caller may post as; one that ends in {@code /} stands for all below it. */
    public TokenSpec sources(String... names) {
        return new TokenSpec(subject, roles, List.of(names), accounts, audiences, issuer, type, validFor);
    }

    /** The retailers whose negotiated prices the caller may see. */
    public TokenSpec accounts(String... names) {
        return new TokenSpec(subject, roles, sources, List.of(names), audiences, issuer, type, validFor);
    }

    public TokenSpec audiences(String... names) {
        return new TokenSpec(subject, roles, sources, accounts, List.of(names), issuer, type, validFor);
    }

    public TokenSpec issuer(String name) {
        return new TokenSpec(subject, roles, sources, accounts, audiences, name, type, validFor);
    }

    /** The header {@code typ}. */
    public TokenSpec type(String name) {
        return new TokenSpec(subject, roles, sources, accounts, audiences, issuer, name, validFor);
    }

    public TokenSpec validFor(Duration duration) {
        return new TokenSpec(subject, roles, sources, accounts, audiences, issuer, type, duration);
    }
}
