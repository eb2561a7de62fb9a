package org.tandem.scoring.label;

import java.time.Instant;
import java.util.UUID;

/**
 * One example to learn from: what came of one attempt on a lead, as one target sees it. There is at most one for each
 * attempt and target; an attempt of which nobody has said anything yet has none and is never a negative one.
 *
 * @param kind     of the fact it comes from
 * @param code     that fact's reason or verdict; null if it has none
 * @param eventId  of that fact
 * @param knownAt  when that fact was recorded: before then nobody could have learned from it
 * @param proposes the reason for which leads like this should not be qualified at all; null if none is proposed
 */
public record Label(int attempt, Target target, Worth worth, SalesFact.Kind kind, String code, UUID eventId,
                    Instant knownAt, String proposes) {

    static Label of(int attempt, Target target, Worth worth, SalesFact from, String proposes) {
        return new Label(attempt, target, worth, from.kind(), from.code(), from.fact().eventId(), from.recordedAt(), proposes);
    }
}
