package org.tandem.faults.decide;

import org.tandem.faults.decide.DecisionLedger.Answer;
import org.tandem.faults.decide.DecisionLedger.Entry;
import org.tandem.faults.decide.DecisionLedger.Shown;
import org.tandem.faults.decide.DecisionLog.Outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What people were told against what is on the stream.
 *
 * @param untrue     told, and the stream says otherwise, or nothing
 * @param undecided  on the stream as a request or a qualification, without an outcome
 * @param invented   outcomes of what nobody asked
 * @param divided    keys of which two contents were both answered as theirs, or that were refused although nothing else used them
 * @param unexpected answers that no plan asked for
 * @param unanswered given up
 * @param wrong      what the stream contradicts by itself
 */
public record DecisionVerdict(List<String> untrue, List<String> undecided, List<String> invented, List<String> divided,
                              List<String> unexpected, List<String> unanswered, List<String> wrong, Map<String, Integer> told) {

    public static DecisionVerdict of(DecisionLedger ledger, Set<UUID> qualifications, DecisionLog log) {
        DecisionVerdict verdict = new DecisionVerdict(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(log.wrong()), new HashMap<>());
        List<Entry> entries = ledger.entries();
        entries.forEach(entry -> verdict.judge(entry, log.outcomes().get(entry.sent().requestId())));
        ledger.allShown().forEach(shown -> verdict.judge(shown, log.outcomes().get(shown.requestId())));
        verdict.judgeKeys(entries, log);
        verdict.judgeLog(entries, qualifications, log);
        return verdict;
    }

    private void judge(Entry entry, Outcome outcome) {
        Answer answer = entry.answer();
        told.merge(name(answer), 1, Integer::sum);
        if (answer instanceof Answer.Granted granted) {
            boolean so = outcome != null && outcome.refusal() == null && granted.requestId().equals(entry.sent().requestId())
                    && granted.events().equals(outcome.events()) && !granted.events().isEmpty();
            add(!so, untrue, entry + " against " + outcome);
        } else if (answer instanceof Answer.Refused refused) {
            // What is not there is said without asking; an opportunity that somebody was told of is there.
            boolean turnedAway = outcome == null && entry.sent().invented() && refused.status() == 404
                    && refused.code().equals("unknown-opportunity");
            boolean so = outcome != null && outcome.refusal() != null && refused.code().equals(told(entry, outcome.refusal()));
            add(!turnedAway && !so, untrue, entry + " against " + outcome);
            add(refused.status() != 404 && refused.status() != 409, unexpected, entry.toString());
        } else if (answer == null || answer instanceof Answer.None) {
            unanswered.add(entry.toString());
        }
    }

    /** To a rep, somebody else's lead or opportunity is one that is not there. */
    private static String told(Entry entry, String code) {
        boolean hidden = code.equals("not-yours") || code.equals("unknown-lead");
        return hidden && entry.sent().path().startsWith("/opportunities/") ? "unknown-opportunity" : told(code);
    }

    private static String told(String code) {
        return code != null && code.equals("not-yours") ? "unknown-lead" : code;
    }

    private void judge(Shown shown, Outcome outcome) {
        boolean so = outcome != null && (shown.refusal() == null
                ? outcome.refusal() == null && shown.events().equals(outcome.events()) : shown.refusal().equals(told(outcome.refusal())));
        add(!so, untrue, shown + " against " + outcome);
    }

    private void judgeKeys(List<Entry> entries, DecisionLog log) {
        Map<UUID, List<Entry>> byRequest = entries.stream().collect(Collectors.groupingBy(entry -> entry.sent().requestId()));
        byRequest.forEach((requestId, same) -> {
            Set<String> answered = new HashSet<>();
            Set<String> refused = new HashSet<>();
            Set<Answer> answers = new HashSet<>();
            for (Entry entry : same) {
                boolean keyUsed = entry.answer() instanceof Answer.KeyUsed;
                (keyUsed ? refused : answered).add(entry.sent().content());
                if (!keyUsed) {
                    answers.add(entry.answer());
                }
            }
            boolean oneWon = answered.size() == 1 && !refused.removeAll(answered) && answers.size() == 1;
            Outcome outcome = log.outcomes().get(requestId);
            boolean itsLead = outcome == null || answered.stream().allMatch(content ->
                    content.startsWith("/opportunities/") || content.startsWith("/leads/" + outcome.leadId()));
            add(!oneWon || !itsLead, divided, same.toString());
        });
    }

    private void judgeLog(List<Entry> entries, Set<UUID> qualifications, DecisionLog log) {
        Set<UUID> asked = entries.stream().map(entry -> entry.sent().requestId()).collect(Collectors.toSet());
        asked.addAll(qualifications);
        log.outcomes().values().forEach(outcome -> add(!asked.contains(outcome.requestId()), invented, outcome.toString()));
        log.requests().values().forEach(request ->
                add(!log.outcomes().containsKey(request.id()), undecided, request.toString()));
        qualifications.forEach(id -> add(!log.outcomes().containsKey(id), undecided, "qualification " + id));
        Set<UUID> unsaid = new HashSet<>(qualifications);
        unsaid.removeAll(log.qualifications());
        unsaid.forEach(id -> undecided.add("qualification " + id + " is not in the log"));
    }

    private static void add(boolean faulty, List<String> list, String what) {
        if (faulty) {
            list.add(what);
        }
    }

    private static String name(Answer answer) {
        if (answer instanceof Answer.Granted granted) {
            return "granted " + granted.status();
        } else if (answer instanceof Answer.Refused refused) {
            return refused.code();
        }
        return answer instanceof Answer.KeyUsed ? "key used" : "none";
    }

    public boolean clean() {
        return faults().values().stream().allMatch(List::isEmpty);
    }

    private Map<String, List<String>> faults() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("untrue", untrue);
        all.put("undecided", undecided);
        all.put("invented", invented);
        all.put("divided", divided);
        all.put("unexpected", unexpected);
        all.put("unanswered", unanswered);
        all.put("wrong", wrong);
        return all;
    }

    @Override
    public String toString() {
        return "told " + told + "; " + faults().entrySet().stream().map(fault -> fault.getKey() + " " + fault.getValue().size()
                + (fault.getValue().isEmpty() ? "" : " " + fault.getValue().stream().limit(4).toList()))
                .collect(Collectors.joining(", "));
    }
}
