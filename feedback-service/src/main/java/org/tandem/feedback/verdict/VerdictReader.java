package org.tandem.feedback.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads verdicts: two queries for a lead, one for a summary. */
@ApplicationScoped
class VerdictReader {

    /**
     * The verdict that counts of each attempt.
     *
     * @param rep       only this one's; null for everybody's
     * @param withNotes whether what people wrote is shown
     */
    @Transactional
    VerdictViews.OfLead ofLead(UUID leadId, String rep, boolean withNotes) {
        Map<Integer, Verdict> counting = new TreeMap<>();
        VerdictEntity.ofLead(leadId).forEach(row -> counting.merge(row.attempt, row.verdict(), Verdict::later));
        Map<UUID, String> notes = new HashMap<>();
        if (withNotes && !counting.isEmpty()) {
            NoteEntity.ofLead(leadId).forEach(note -> notes.put(note.eventId, note.text));
        }
        return new VerdictViews.OfLead(leadId, counting.values().stream()
                .filter(verdict -> rep == null || rep.equals(verdict.rep()))
                .map(verdict -> new VerdictViews.View(verdict.eventId(), verdict.attempt(), verdict.rep(), verdict.code(),
                        verdict.revision(), verdict.recordedAt(), verdict.origin().source(), verdict.origin().campaign(),
                        notes.get(verdict.eventId()))).toList());
    }

    @Transactional
    VerdictViews.Summary summary(LocalDate from, LocalDate before) {
        Map<Origin, Map<String, Long>> byOrigin = new LinkedHashMap<>();
        VerdictCountEntity.sums(from, before).forEach(sum ->
                byOrigin.computeIfAbsent(new Origin(orNull(sum.source()), orNull(sum.campaign())), origin -> new TreeMap<>())
                        .put(sum.verdict(), sum.leads()));
        List<VerdictViews.Row> rows = new ArrayList<>();
        byOrigin.forEach((origin, verdicts) -> rows.add(new VerdictViews.Row(origin.source(), origin.campaign(),
                verdicts.values().stream().mapToLong(Long::longValue).sum(), verdicts)));
        return new VerdictViews.Summary(rows);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
