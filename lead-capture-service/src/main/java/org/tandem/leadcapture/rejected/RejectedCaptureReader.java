package org.tandem.leadcapture.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.tandem.rest.page.Cursor;

import java.util.List;

/** Reads refused captures, newest first. */
@ApplicationScoped
class RejectedCaptureReader {

    /** @return one more than asked for where there are more */
    @Transactional
    List<RejectedCaptureEntity> page(Cursor start, int limit) {
        return RejectedCaptureEntity.page(start, limit);
    }
}
