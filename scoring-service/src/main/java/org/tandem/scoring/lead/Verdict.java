package org.tandem.scoring.lead;

import java.time.Instant;
import java.util.List;

/**
 * What is to be said of a lead.
 *
 * @param asOf         the moment it holds for
 * @param qualifiedNow why the lead becomes qualified with it, {@code threshold} or {@code hand-raise}; null if it does not
 * @param disqualifiedNow whether the reasons against it are new
 * @param askedAt         when it last asked for sales, of what sales has not answered; null if it did not
 */
public record Verdict(Instant asOf, Score score, boolean qualified, String qualifiedNow, List<String> disqualifiedBy,
                      boolean disqualifiedNow, Instant askedAt) {
}
