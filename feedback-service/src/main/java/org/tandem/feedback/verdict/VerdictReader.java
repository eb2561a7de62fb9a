package org.tandem.feedback.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
     * The verdict that counts of each attempt on a person.
     *
     * @param leadIds   all ids of the person, the one they are known under first
     * @param rep       only this one's; null for everybody's
     * @param withNotes whether what people wrote is shown
     */
    @Transactional
    VerdictViews.OfLead ofPerson(List<UUID> leadIds, String rep, boolean withNotes) {
        Map<List<Object>, Verdict> counting = new HashMap<>();
        VerdictEntity.ofLeads(leadIds).forEach(row -> counting.merge(List.of(row.leadId, row.attempt), row.verdict(), Verdict::later));
        Map<UUID, String> notes = new HashMap<>();
        if (withNotes && !counting.isEmpty()) {
            NoteEntity.ofLeads(leadIds).forEach(note -> notes.put(note.eventId, note.text));
        }
        return new VerdictViews.OfLead(leadIds.get(0), counting.values().stream()
                .filter(verdict -> rep == null || rep.equals(verdict.rep()))
                .sorted(Comparator.comparing((Verdict verdict) -> leadIds.indexOf(verdict.leadId())).thenComparing(Verdict::attempt))
                .map(verdict -> new VerdictViews.View(verdict.eventId(), verdict.leadId(), verdict.attempt(), verdict.rep(),
                        verdict.code(), verdict.revision(), verdict.recordedAt(), verdict.origin().source(),
                        verdict.origin().campaign(), notes.get(verdict.eventId()))).toList());
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
