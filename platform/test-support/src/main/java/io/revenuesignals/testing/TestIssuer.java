package io.revenuesignals.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revenuesignals.contracts.EventCatalog;
import io.revenuesignals.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** The identity provider of the tests: signs tokens and publishes its key on the loopback interface. */
public final class TestIssuer {

    private static final class Shared {
        static final TestIssuer ISSUER = new TestIssuer();
    }

    private static final Clock CLOCK = Clock.systemUTC();

    private final ECKey key;
    private final HttpServer server;

    private TestIssuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyID("test-key")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException("No signing key can be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks", this::publishKeys);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "end-of-test-issuer"));
    }

    /** The name in {@code iss}. */
    public static String issuer() {
        return Shared.ISSUER.address("");
    }

    /** Where the key is published. */
    public static String jwksUri() {
        return Shared.ISSUER.address("/jwks");
    }

    /** A token of somebody with these roles, good for all services. */
    public static String token(String... roles) {
        return token(TokenSpec.of(roles));
    }

    public static String token(TokenSpec spec) {
        return Shared.ISSUER.signed(spec);
    }

    /** As the value of the {@code Authorization} header. */
    public static String bearer(String... roles) {
        return "Bearer " + token(roles);
    }

    public static String bearer(TokenSpec spec) {
        return "Bearer " + token(spec);
    }

    /** The services that own events: who a token is for when nothing else is said. */
    static List<String> services() {
        return EventCatalog.types().stream().map(EventType::owner).distinct().toList();
    }

    private String signed(TokenSpec spec) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(spec.type()))
                        .keyID(key.getKeyID())
                        .build(),
                claims(spec));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token cannot be signed", e);
        }
        return token.serialize();
    }

    private static JWTClaimsSet claims(TokenSpec spec) {
        Instant now = CLOCK.instant();
        Instant end = now.plus(spec.validFor());
        Instant begin = end.isBefore(now) ? end : now;
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(spec.issuer())
                .audience(spec.audiences())
                .subject(spec.subject())
                .issueTime(Date.from(begin.minusSeconds(1)))
                .expirationTime(Date.from(end))
                .claim("roles", spec.roles())
                .claim("sources", spec.sources())
                .claim("accounts", spec.accounts())
                .build();
    }

    private void publishKeys(HttpExchange exchange) throws IOException {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
        exchange.sendResponseHeaders(200, keys.length);
        exchange.getResponseBody().write(keys);
        exchange.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
