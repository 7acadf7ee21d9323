package io.revenuesignals.local.issuer;

import io.revenuesignals.local.terminal.CommandFailed;
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
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The RSA key the local tokens are signed with. Made at the first use and kept in a file only its owner may read. */
public final class SigningKey {

    private static final int BITS = 2048;

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";

    private static final String END = "-----END PRIVATE KEY-----";

    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private final RSAPrivateCrtKey key;
    private final String id;

    private SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
        this.id = thumbprint(key);
    }

    /**
     * Reads the key, or makes one when there is no such file.
     *
     * @throws CommandFailed when the file cannot be read or written, or holds something else
     */
    public static SigningKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new SigningKey(parsed(Files.readString(file)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CommandFailed("The key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** What verifiers find the key by: its thumbprint (RFC 7638). */
    String id() {
        return id;
    }

    /** The public half as a JSON Web Key. */
    Map<String, String> publicKey() {
        Map<String, String> members = new TreeMap<>(required(key));
        members.put("kid", id);
        members.put("use", "sig");
        members.put("alg", "RS256");
        return members;
    }

    /** The RS256 signature. */
    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two commands may come here at once: the file appears whole, and the first one's stays. */
    private static void create(Path file) throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, written(generated()));
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static PrivateKey generated() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair().getPrivate();
    }

    private static String written(PrivateKey key) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return BEGIN + "\n" + lines.encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    private static RSAPrivateCrtKey parsed(String text) throws GeneralSecurityException {
        String encoded = text.replace(BEGIN, "").replace(END, "").strip();
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
    }

    private static Map<String, String> required(RSAPrivateCrtKey key) {
        return Map.of("e", number(key.getPublicExponent()), "kty", "RSA", "n", number(key.getModulus()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return URL_SAFE.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String thumbprint(RSAPrivateCrtKey key) {
        Map<String, String> members = required(key);
        String canonical = "{\"e\":\"" + members.get("e") + "\",\"kty\":\"RSA\",\"n\":\"" + members.get("n") + "\"}";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return URL_SAFE.encodeToString(digest.digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
