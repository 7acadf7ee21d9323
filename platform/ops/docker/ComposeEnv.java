import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Makes the secrets of the containers, each different on every machine: {@code java ComposeEnv.java ENV_FILE SIGNALS_HOME}.
 * What is there already stays; what is missing is added.
 */
final class ComposeEnv {

    private static final List<String> PASSWORDS = List.of(
            "POSTGRES_PASSWORD",
            "GOAL_DATABASE_PASSWORD",
            "FEEDBACK_DATABASE_PASSWORD",
            "PRICING_DATABASE_PASSWORD",
            "ANALYTICS_DATABASE_PASSWORD",
            "GRAFANA_PASSWORD");

    private static final int PASSWORD_BYTES = 24;
    private static final int CLUSTER_ID_BYTES = 16;
    private static final int KEY_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private ComposeEnv() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path env = Path.of(arguments[0]);
        Path home = Path.of(arguments[1]);
        completeEnv(env, home.toAbsolutePath().resolve("compose"));
        Path jwks = home.resolve("compose/jwks.json");
        Files.createDirectories(jwks.getParent());
        Files.writeString(jwks, keySet(key(home.resolve("issuer.key"))));
        System.out.println(env + " and " + jwks + " are ready: docker compose up -d --build");
    }

    private static void completeEnv(Path env, Path keys) throws IOException {
        createForOwner(env, "");
        List<String> lines = new ArrayList<>(Files.readAllLines(env));
        for (String name : PASSWORDS) {
            add(lines, name, random(PASSWORD_BYTES));
        }
        add(lines, "KAFKA_CLUSTER_ID", random(CLUSTER_ID_BYTES));
        add(lines, "SIGNALS_KEYS", keys.toString());
        Files.write(env, lines);
    }

    private static void add(List<String> lines, String name, String value) {
        if (lines.stream().noneMatch(line -> line.startsWith(name + "="))) {
            lines.add(name + "=" + value);
        }
    }

    /** Letters, digits, - and _, beginning with a letter or digit: safe in shells, files and addresses. */
    private static String random(int length) {
        byte[] bytes = new byte[length];
        String text;
        do {
            RANDOM.nextBytes(bytes);
            text = URL_SAFE.encodeToString(bytes);
        } while (!Character.isLetterOrDigit(text.charAt(0)));
        return text;
    }

    private static RSAPrivateCrtKey key(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            createForOwner(file, pem(generated()));
        }
        String encoded = Files.readString(file).replace(BEGIN, "").replace(END, "").strip();
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
    }

    private static PrivateKey generated() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair().getPrivate();
    }

    private static String pem(PrivateKey key) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return BEGIN + "\n" + lines.encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    private static void createForOwner(Path file, String content) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } catch (FileAlreadyExistsException there) {
            // What is there already stays.
        }
    }

    /** The public half as a JSON Web Key Set (RFC 7517), named by its thumbprint (RFC 7638). */
    private static String keySet(RSAPrivateCrtKey key) throws GeneralSecurityException {
        String members = "\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\""
                .formatted(number(key.getPublicExponent()), number(key.getModulus()));
        byte[] thumbprint =
                MessageDigest.getInstance("SHA-256").digest(("{" + members + "}").getBytes(StandardCharsets.US_ASCII));
        return "{\"keys\":[{%s,\"kid\":\"%s\",\"use\":\"sig\",\"alg\":\"RS256\"}]}\n"
                .formatted(members, URL_SAFE.encodeToString(thumbprint));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return URL_SAFE.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
