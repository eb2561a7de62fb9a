package org.tandem.leadcapture.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.rest.page.Cursor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads refused captures. What is to be gone is not shown, whether or not it is gone yet. */
@ApplicationScoped
public class RejectedCaptureReader {

    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    RejectedCaptureReader(ObjectMapper json) {
        this.json = json;
    }

    /** Newest first. @return one more than asked for where there are more */
    @Transactional
    List<RejectedCaptureEntity> page(Cursor start, int limit) {
        return RejectedCaptureEntity.page(OldRefusals.until(clock.instant()), start, limit);
    }

    /** Empty where nothing is kept under this id. */
    @Transactional
    public Optional<CaptureRejected> of(UUID captureId) {
        return RejectedCaptureEntity.of(OldRefusals.until(clock.instant()), captureId).map(this::read);
    }

    CaptureRejected read(RejectedCaptureEntity row) {
        try {
            return json.readValue(row.data, CaptureRejected.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fold stored what it could not read", e);
        }
    }
}
