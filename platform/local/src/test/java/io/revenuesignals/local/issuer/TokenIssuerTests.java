package io.revenuesignals.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.local.terminal.CommandFailed;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenIssuerTests {

    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @Test
    void writesWhatTheServicesExpect() {
        TokenRequest request = new TokenRequest(
                "ana", Set.of(Role.SALES), List.of("/field-app"), List.of("carewell"), Duration.ofMinutes(30));
        String token = new TokenIssuer("http://127.0.0.1:8080", key(), () -> NOW).issue(request);
        JsonNode header = part(token, 0);
        JsonNode claims = part(token, 1);
        assertThat(header.get("alg").asString()).isEqualTo("RS256");
        assertThat(header.get("typ").asString()).isEqualTo("at+jwt");
        assertThat(claims.get("iss").asString()).isEqualTo("http://127.0.0.1:8080");
        assertThat(claims.get("sub").asString()).isEqualTo("ana");
        assertThat(claims.get("aud").toString())
                .isEqualTo("[\"goal-service\",\"feedback-service\",\"pricing-service\",\"analytics-service\"]");
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.get("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 1_800);
        assertThat(claims.get("roles").toString()).isEqualTo("[\"sales\"]");
        assertThat(claims.get("sources").toString()).isEqualTo("[\"/field-app\"]");
        assertThat(claims.get("accounts").toString()).isEqualTo("[\"carewell\"]");
        assertThat(claims.get("jti").asString()).isNotBlank();
    }

    @Test
    void signsWithTheKeyThatIsServed() throws Exception {
        try (DevIssuer issuer = DevIssuer.start(key(), 0)) {
            String token = issuer.tokens(() -> NOW).issue(TokenRequest.of("pos", Role.SOURCE));
            JsonNode served =
                    JSON.readTree(get(issuer.keysAddress())).get("keys").get(0);
            assertThat(part(token, 0).get("kid")).isEqualTo(served.get("kid"));
            assertThat(verifies(token, served)).isTrue();
            assertThat(part(token, 1).get("iss").asString()).isEqualTo(issuer.address());
            assertThat(served.has("d")).isFalse();
        }
    }

    @Test
    void tellsWhereItsKeysAre() throws Exception {
        try (DevIssuer issuer = DevIssuer.start(key(), 0)) {
            JsonNode metadata = JSON.readTree(get(issuer.address() + "/.well-known/openid-configuration"));
            assertThat(metadata.get("issuer").asString()).isEqualTo(issuer.address());
            assertThat(metadata.get("jwks_uri").asString()).isEqualTo(issuer.keysAddress());
        }
    }

    @Test
    void keepsItsKeyInAFileOnlyTheOwnerReads() throws Exception {
        String first = key().id();
        assertThat(key().id()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("issuer.key"))))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("issuer.key");
    }

    @Test
    void namesAKeyItCannotUse() throws Exception {
        Files.writeString(directory.resolve("issuer.key"), "not a key");
        assertThatThrownBy(this::key).isInstanceOf(CommandFailed.class).hasMessageContaining("issuer.key");
    }

    @Test
    void refusesATokenThatLetsNobodyDoAnything() {
        assertThatThrownBy(() -> TokenRequest.of("nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new TokenRequest("late", Set.of(Role.OPS), List.of(), List.of(), Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SigningKey key() {
        return SigningKey.in(directory.resolve("issuer.key"));
    }

    private static boolean verifies(String token, JsonNode key) throws Exception {
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.get("n")), number(key.get("e")))));
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static BigInteger number(JsonNode member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(member.asString()));
    }

    private static JsonNode part(String token, int index) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static String get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
