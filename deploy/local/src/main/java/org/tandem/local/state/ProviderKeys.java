package org.tandem.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret keys of those who bring lists, each in a file of its name in {@code keys/senders}. A provider is a sender of its
 * own, because two of them may call different people by one id; a file of deals finds its leads by the provider's name.
 */
public final class ProviderKeys {

    /** Whose lists are nobody's in particular. */
    public static final String NOBODY_IN_PARTICULAR = "import";

    /** With a key from the first start, because mappings that come with Tandem are for their lists. */
    private static final List<String> USUAL = List.of(NOBODY_IN_PARTICULAR, "olist");
    /** What lead ids may be derived from, without the dot, which parts the names of settings. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    /** {@code website} is the sender of the forms; the others are words of the derivation of ids. */
    private static final Set<String> TAKEN = Set.of("website", "email", "anonymous", "capture", "sender");

    private ProviderKeys() {
    }

    public static boolean isName(String provider) {
        return NAME.matcher(provider).matches() && !TAKEN.contains(provider);
    }

    /** By provider; makes those that are needed from the start. */
    public static Map<String, String> all(StateFolder folder) {
        USUAL.forEach(provider -> make(folder, provider));
        Map<String, String> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(file(folder, NOBODY_IN_PARTICULAR).getParent())) {
            for (Path file : files.filter(one -> isName(one.getFileName().toString())).toList()) {
                keys.put(file.getFileName().toString(), PrivateFile.read(file).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** @throws Refused if it has none yet; then it is made, and known to the platform from the next start on */
    public static String of(StateFolder folder, String provider) {
        if (!Files.exists(file(folder, provider))) {
            make(folder, provider);
            throw notKnownYet(provider);
        }
        return PrivateFile.read(file(folder, provider)).strip();
    }

    public static Refused notKnownYet(String provider) {
        return new Refused("the provider " + provider + " is new, and known from the next start on: ./tandem down,"
                + " ./tandem up, and the same again");
    }

    private static void make(StateFolder folder, String provider) {
        PrivateFile.writeOnce(file(folder, provider), Secrets.newSenderKey() + "\n");
    }

    private static Path file(StateFolder folder, String provider) {
        return folder.path("keys", "senders", provider);
    }
}
