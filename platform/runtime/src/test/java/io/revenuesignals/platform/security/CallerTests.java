package io.revenuesignals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.test.StepVerifier;

class CallerTests {

    private static Caller aCaller(String... roles) {
        return new Caller("sam", Set.of(roles), Set.of("/pos/freshmart", "/field/"), Set.of("freshmart"));
    }

    @Test
    void postsAsItsOwnSourcesAndWhatLiesBelow() {
        Caller caller = aCaller("source");
        assertThat(caller.mayPostAs("/pos/freshmart")).isTrue();
        assertThat(caller.mayPostAs("/field/sam/phone")).isTrue();
        assertThat(caller.mayPostAs("/pos/freshmart2")).isFalse();
        assertThat(caller.mayPostAs("/pos/freshmart/till")).isFalse();
        assertThat(caller.mayPostAs("/field")).isFalse();
    }

    @Test
    void seesNegotiatedPricesOfItsOwnAccountsUnlessItPrices() {
        assertThat(aCaller("sales").maySee("freshmart")).isTrue();
        assertThat(aCaller("sales").maySee("bigbox")).isFalse();
        assertThat(aCaller("analyst").maySee("bigbox")).isFalse();
        assertThat(aCaller("pricing").maySee("bigbox")).isTrue();
    }

    @Test
    void isWhatTheTokenSays() {
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "ES256")
                .subject("sam")
                .issuedAt(Instant.EPOCH)
                .claim("roles", List.of("Sales", "OPS"))
                .claim("accounts", List.of("freshmart"))
                .build();
        JwtAuthenticationToken authentication = new JwtAuthenticationToken(token, Roles.authorities(token));
        assertThat(authentication.getAuthorities())
                .extracting("authority")
                .containsExactlyInAnyOrder("ROLE_SALES", "ROLE_OPS");
        StepVerifier.create(
                        Caller.current().contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication)))
                .assertNext(caller -> {
                    assertThat(caller)
                            .isEqualTo(new Caller("sam", Set.of("sales", "ops"), Set.of(), Set.of("freshmart")));
                    assertThat(caller.has("SALES")).isTrue();
                    assertThat(caller.has("marketing")).isFalse();
                })
                .verifyComplete();
    }

    @Test
    void isNobodyWithoutAToken() {
        StepVerifier.create(Caller.current()).verifyError(AccessDeniedException.class);
    }
}
