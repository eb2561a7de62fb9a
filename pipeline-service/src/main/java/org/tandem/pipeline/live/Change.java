package org.tandem.pipeline.live;

import java.util.UUID;

/**
 * Something that happened to a lead in sales.
 *
 * @param n         its number: within a partition a later event has a higher one and is seen later, across partitions not
 * @param reason    the event's type in short, such as {@code lead.assigned}
 * @param rep       whose inbox it changes; null for nobody's in particular
 * @param everybody whether it changes what is in a queue, which is in every rep's inbox
 */
record Change(long n, int partition, UUID eventId, UUID leadId, String reason, String rep, boolean everybody) {

    /** @param viewer a rep; null for somebody who sees all */
    boolean concerns(String viewer) {
        return viewer == null || everybody || viewer.equals(rep);
    }
}
