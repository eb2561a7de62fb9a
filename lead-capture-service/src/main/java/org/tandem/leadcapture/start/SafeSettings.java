package org.tandem.leadcapture.start;

import org.tandem.leadcapture.form.Forms;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.leadcapture.settings.IdentityConfig;
import org.tandem.leadcapture.sender.Senders;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the settings, one line each: the setting, its value unless it is secret, and what to do. What no
 * capture can be decided with is refused everywhere; what is merely unsafe is refused in production.
 */
final class SafeSettings {

    /** Known to everybody who can read RFC 9562 or these sources, and so no secret. */
    private static final Set<UUID> KNOWN_NAMESPACES = Set.of(
            new UUID(0, 0), new UUID(-1, -1),
            UUID.fromString("c41b8c57-0979-5931-8218-6d525878e6e7"),
            UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
            UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
            UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8"),
            UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8"));
    private static final Set<String> TRIVIAL = Stream.of("", "secret", "changeme", "change-me", "password", "admin",
            "test", "tandem", "key", "api-key", "123456").map(SafeSettings::sha256).collect(Collectors.toSet());

    private SafeSettings() {
    }

    /** Settings that no capture can be decided with. */
    static List<String> broken(CaptureConfig config, IdentityConfig identity) {
        List<String> problems = new ArrayList<>();
        if (identity.namespace().isEmpty()) {
            problems.add("tandem.identity.namespace is not set: give the one that the stream was begun with, or for a new "
                    + "stream a random UUID, such as `uuidgen -r` prints");
        }
        Map<String, String> hashes = new HashMap<>();
        new TreeMap<>(config.senders()).forEach((name, sender) -> {
            String setting = "tandem.capture.senders." + name;
            usable(setting, () -> Senders.contextOf(name, sender), problems);
            sender.keySha256().ifPresent(hash -> {
                if (!hash.matches("[0-9a-fA-F]{64}")) {
                    problems.add(setting + ".key-sha256 is not a SHA-256: give its 64 hex digits, such as `printf %s \"$KEY\" "
                            + "| sha256sum` prints");
                    return;
                }
                String other = sender.revoked() ? null : hashes.putIfAbsent(hash.toLowerCase(Locale.ROOT), name);
                if (other != null) {
                    problems.add(setting + ".key-sha256 is the key of " + other + " too: give each sender a key of its own");
                }
            });
        });
        new TreeMap<>(config.forms()).forEach((key, form) -> {
            String setting = "tandem.capture.forms." + key;
            usable(setting, () -> Forms.contextOf(key, form), problems);
            form.allowedOrigins().orElse(Set.of()).stream().sorted().filter(origin -> !isOrigin(origin)).forEach(origin ->
                    problems.add(setting + ".allowed-origins has " + origin + ", which no browser sends: give scheme and host "
                            + "in lower case, such as https://www.example.com"));
        });
        return problems;
    }

    /** Settings that work and must not be used with people's data. */
    static List<String> unsafe(CaptureConfig config, IdentityConfig identity) {
        List<String> problems = new ArrayList<>();
        identity.namespace().filter(KNOWN_NAMESPACES::contains).ifPresent(known ->
                problems.add("tandem.identity.namespace=" + known + " is known to everybody: give a random UUID and "
                        + "keep it secret, such as `uuidgen -r` prints"));
        new TreeMap<>(config.senders()).forEach((name, sender) -> sender.keySha256().ifPresent(hash -> {
            if (!sender.revoked() && TRIVIAL.contains(hash.toLowerCase(Locale.ROOT))) {
                problems.add("tandem.capture.senders." + name + ".key-sha256 is of a key that anybody would guess: give the "
                        + "sender a random one");
            }
        }));
        return problems;
    }

    private static void usable(String setting, Runnable made, List<String> problems) {
        try {
            made.run();
        } catch (IllegalArgumentException | NullPointerException e) {
            problems.add(setting + ": " + e.getMessage());
        }
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && text.equals(uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String sha256(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
