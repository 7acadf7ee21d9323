package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.testing.notes.NoteService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SignalsTest(classes = NoteService.class)
class SecurityIT {

    private final WebTestClient http;
    private final WebTestClient management;

    SecurityIT(@Autowired WebTestClient http, @LocalManagementPort int managementPort) {
        this.http = http;
        this.management = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + managementPort)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Test
    void asksForATokenWithAProblemAndAChallenge() {
        http.get()
                .uri("/v1/notes/a")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:unauthenticated")
                .jsonPath("$.correlationId")
                .isNotEmpty();
    }

    @Test
    void letsNobodyKeepGuessOrFrameAnAnswer() {
        http.get()
                .uri("/v1/notes/a")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer");
    }

    static List<String> tokensThatDoNotHold() {
        TokenSpec good = TokenSpec.of("marketing");
        String token = TestIssuer.token(good);
        return List.of(
                "nonsense",
                token.substring(0, token.length() - 4) + "AAAA",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                TestIssuer.token(good.validFor(Duration.ofMinutes(-2))),
                TestIssuer.token(good.audiences("another-service")),
                TestIssuer.token(good.issuer("https://elsewhere.example")),
                TestIssuer.token(good.type("logout+jwt")),
                TestIssuer.token(good.subject("")));
    }

    @ParameterizedTest
    @MethodSource("tokensThatDoNotHold")
    void refusesTokensThatDoNotHold(String token) {
        http.get()
                .uri("/v1/notes/a")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .value(
                        HttpHeaders.WWW_AUTHENTICATE,
                        challenge -> assertThat(challenge).startsWith("Bearer error=\"invalid_token\""))
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:unauthenticated");
    }

    @Test
    void takesPlainJwtsAndClocksThatDifferByLessThanAMinute() {
        TokenSpec late = TokenSpec.of("marketing").type("JWT").validFor(Duration.ofSeconds(-30));
        http.get()
                .uri("/v1/notes/none")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token(late)))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void refusesRolesThatMayNot() {
        http.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("sales")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:forbidden");
    }

    @Test
    void tellsStrangersNothingAboutWhatExists() {
        for (String address : List.of("/v1/nowhere", "/actuator/health", "/actuator/env", "/")) {
            http.get().uri(address).exchange().expectStatus().isUnauthorized();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/actuator/info"
            })
    void showsHealthAndMetricsOnTheManagementPort(String address) {
        management.get().uri(address).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/bindings",
                "/actuator/channels",
                "/actuator/loggers",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/configprops",
                "/actuator/beans",
                "/actuator/mappings",
                "/actuator/flyway",
                "/actuator/shutdown"
            })
    void hidesEverythingElseOfTheManagement(String address) {
        management
                .get()
                .uri(address)
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(401, 404));
        management
                .post()
                .uri(address)
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(401, 404, 405));
    }

    @Test
    void saysNoDetailsOfHealth() {
        management
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .exists()
                .jsonPath("$..details")
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveness", "readiness"})
    void looksAtNobodyElseToTellWhetherItLives(String question) {
        management
                .get()
                .uri("/actuator/health/" + question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components." + question + "State.status")
                .isEqualTo("UP")
                .jsonPath("$.components.length()")
                .isEqualTo(1);
    }

    @Test
    void describesTheApi() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.info.title")
                .isEqualTo("Revenue Signals: goal service")
                .jsonPath("$.components.securitySchemes.bearer.scheme")
                .isEqualTo("bearer")
                .jsonPath("$.paths['/v1/notes'].post")
                .exists()
                .jsonPath("$.paths['/v1/notes'].post.parameters[*].name")
                .isEqualTo("Idempotency-Key")
                .jsonPath("$.paths['/v1/notes'].post['x-roles']")
                .isEqualTo("marketing")
                .jsonPath("$.paths['/v1/notes/{id}'].get['x-roles'][*]")
                .value(List.class, roles -> assertThat(roles).isEqualTo(List.of("marketing", "sales")))
                .jsonPath("$.paths['/v1/notes/{id}'].get.responses['404'].content['application/problem+json']")
                .exists();
    }

    @Test
    void showsThePagesOfTheDescriptionInDevelopment() {
        http.get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection();
        http.get().uri("/swagger-ui/index.html").exchange().expectStatus().isOk();
    }
}
