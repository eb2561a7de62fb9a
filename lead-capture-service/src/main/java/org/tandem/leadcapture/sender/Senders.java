package org.tandem.leadcapture.sender;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.settings.CaptureConfig;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Known senders by their secret keys. Only hashes are held, and a key is found by its hash, so that no comparison can be
 * timed.
 */
@ApplicationScoped
public class Senders {

    private static final String UNKNOWN_SOURCE = "api";
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Senders::sha256);

    private final Map<String, CaptureContext> byKeyHash = new HashMap<>();
    private final Map<String, CaptureContext> byName = new HashMap<>();

    public Senders(CaptureConfig config) {
        config.senders().forEach((name, sender) -> {
            byName.put(name, contextOf(name, sender));
            if (!sender.revoked()) {
                sender.keySha256().ifPresent(hash ->
                        byKeyHash.put(hash.toLowerCase(Locale.ROOT), contextOf(name, sender)));
            }
        });
    }

    /**
     * What a sender's captures are decided in.
     *
     * @throws IllegalArgumentException if the settings are not fit for that; says which
     */
    public static CaptureContext contextOf(String name, CaptureConfig.Sender sender) {
        return new CaptureContext(name, null, sender.source(), null, null, Set.of(), List.of());
    }

    /** Whose key this is; empty for a missing, wrong or revoked one, which look the same from outside. */
    public Optional<CaptureContext> byKey(String key) {
        if (key == null || key.isEmpty() || key.length() > 256) {
            return Optional.empty();
        }
        byte[] hash = SHA256.get().digest(key.getBytes(StandardCharsets.UTF_8));
        return Optional.ofNullable(byKeyHash.get(HexFormat.of().formatHex(hash)));
    }

    /** What is corrected for a sender is decided in; of one that is not configured any more only the name is left. */
    public CaptureContext byName(String name) {
        CaptureContext context = byName.get(name);
        return context == null ? new CaptureContext(name, null, UNKNOWN_SOURCE, null, null, Set.of(), List.of()) : context;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
