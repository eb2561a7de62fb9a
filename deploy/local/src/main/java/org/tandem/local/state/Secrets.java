package org.tandem.local.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What is random in a platform: made once, kept in its folder, nowhere else.
 *
 * @param namespace of the identities: with another one, nobody on the stream would be known again
 * @param senderKey secret key of the JSON API
 * @param signing   signs bearer tokens
 */
public record Secrets(UUID namespace, String senderKey, KeyPair signing) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes what is missing. @throws Refused if the identity is missing that the stream was begun with */
    public static Secrets of(StateFolder folder) {
        Path identity = folder.path("identity");
        if (!Files.exists(identity) && Files.exists(folder.path("kafka"))) {
            throw new Refused(identity + " is missing, and the stream in " + folder.path("kafka")
                    + " was begun with it: bring it back, or begin anew with ./tandem reset");
        }
        return new Secrets(
                UUID.fromString(kept(identity, () -> UUID.randomUUID().toString())),
                kept(senderKeyFile(folder), Secrets::newSenderKey),
                signing(kept(signingKeyFile(folder), Secrets::newSigningKey)));
    }

    /** @throws Refused if no platform was ever started in this folder */
    public static PrivateKey signingKey(StateFolder folder) {
        folder.requireExisting();
        if (!Files.exists(signingKeyFile(folder))) {
            throw new Refused("nothing was started in " + folder.home() + " yet: ./tandem up");
        }
        return signing(PrivateFile.read(signingKeyFile(folder)).strip()).getPrivate();
    }

    public static Path senderKeyFile(StateFolder folder) {
        return folder.path("keys", "sender");
    }

    /** Holds what signs bearer tokens: PKCS 8 in base64. */
    public static Path signingKeyFile(StateFolder folder) {
        return folder.path("keys", "tokens");
    }

    /** SHA-256 of the sender's key, in hex: all that the service knows of it. */
    public String senderKeySha256() {
        return sha256(senderKey);
    }

    /** Of a key, in hex. */
    public static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String kept(Path file, Supplier<String> make) {
        if (!Files.exists(file)) {
            PrivateFile.write(file, make.get() + "\n");
        }
        return PrivateFile.read(file).strip();
    }

    static String newSenderKey() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String newSigningKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static KeyPair signing(String base64) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new KeyPair(rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
