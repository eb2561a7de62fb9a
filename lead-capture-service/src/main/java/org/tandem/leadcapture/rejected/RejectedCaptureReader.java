package org.tandem.leadcapture.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.tandem.rest.page.Cursor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads refused captures. */
@ApplicationScoped
public class RejectedCaptureReader {

    /** Newest first. @return one more than asked for where there are more */
    @Transactional
    List<RejectedCaptureEntity> page(Cursor start, int limit) {
        return RejectedCaptureEntity.page(start, limit);
    }

    /** The event's data as on the stream; empty where nothing is kept under this id. */
    @Transactional
    public Optional<String> of(UUID captureId) {
        return RejectedCaptureEntity.<RejectedCaptureEntity>findByIdOptional(captureId).map(row -> row.data);
    }
}
