package org.tandem.leadcapture.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.settings.CaptureConfig;

import java.time.Duration;
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

    /** A capture with a sender's own id: its content, and its answer once there is one. */
    record Recent(String contentHash, CompletableFuture<CaptureAnswer> answer) {
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
