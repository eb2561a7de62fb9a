package org.tandem.test;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key pair of this JVM: made once, never stored, the same in every class loader. */
final class SigningKey {

    private static final String PRIVATE = "tandem.test.signing-key.private";
    private static final String PUBLIC = "tandem.test.signing-key.public";

    private SigningKey() {
    }

    static PrivateKey privateKey() {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(property(PRIVATE)));
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a PEM file has it, without the lines around it. */
    static String publicKeyPemBody() {
        return property(PUBLIC);
    }

    /** A key that nobody trusts. */
    static PrivateKey foreignKey() {
        return generate().getPrivate();
    }

    private static String property(String name) {
        synchronized (JvmWide.lock()) {
            if (System.getProperty(PRIVATE) == null) {
                var pair = generate();
                System.setProperty(PUBLIC, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
                System.setProperty(PRIVATE, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            }
            return System.getProperty(name);
        }
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
