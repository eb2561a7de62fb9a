package org.tandem.leadcapture.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.settings.CaptureConfig;

import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What senders' own ids stood for lately, in this process: lets a repeat be answered as the first time, and one id with
 * another content be refused at once. It is a courtesy; what it has forgotten, or another process took, the fold still
 * sees (docs/what-we-promise.md).
 */
@ApplicationScoped
public class RecentCaptures {

    private final Cache<UUID, Recent> recent;

    /**
     * The answer to a capture with a sender's own id, once there is one, and what was captured. Tens of thousands are in
     * memory, so the hash is the two numbers that it is, and not text.
     */
    static final class Recent extends CompletableFuture<CaptureAnswer> {

        private final long hashBegin;
        private final long hashEnd;

        /** @param contentHash 32 hexadecimal digits */
        Recent(String contentHash) {
            this.hashBegin = HexFormat.fromHexDigitsToLong(contentHash, 0, 16);
            this.hashEnd = HexFormat.fromHexDigitsToLong(contentHash, 16, 32);
        }

        /** Whether both captured the same. */
        boolean says(Recent other) {
            return hashBegin == other.hashBegin && hashEnd == other.hashEnd;
        }
    }

    public RecentCaptures(CaptureConfig config) {
        // Its upkeep is done by who writes: handing it to another thread costs more than doing it.
        recent = Caffeine.newBuilder().maximumSize(config.rememberedIds()).expireAfterWrite(Duration.ofHours(24))
                .executor(Runnable::run).build();
    }

    /** Remembers a capture that is about to be written; returns the one already remembered under its id, or null. */
    Recent remember(UUID captureId, Recent capture) {
        return recent.asMap().putIfAbsent(captureId, capture);
    }

    /** Forgets a capture that was not acknowledged: its retry must be written. */
    void forget(UUID captureId, Recent capture) {
        recent.asMap().remove(captureId, capture);
    }
}
