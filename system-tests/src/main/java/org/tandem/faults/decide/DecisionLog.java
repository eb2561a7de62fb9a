package org.tandem.faults.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.faults.LogReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the stream says of requests and of what became of them, and what pipeline's tables must hold for it. It shares no
 * code with the service on purpose. Erasures and links it does not know, and says so.
 */
public final class DecisionLog {

    private static final List<Topic> BEFORE = List.of(Topics.LEADS, Topics.SCORES, Topics.PIPELINE_NOTES,
            Topics.PIPELINE_REQUESTS, Topics.PIPELINE_PARKED);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSED = "org.tandem.request.refused.v1";

    private final Map<UUID, Request> requests = new LinkedHashMap<>();
    private final Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<UUID, String> contents = new HashMap<>();
    private final Map<String, LeadFold> leads = new TreeMap<>();
    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, String> history = new HashMap<>();
    private final Map<String, String> opportunities = new HashMap<>();
    private final Map<String, Long> turns = new TreeMap<>();
    private final Set<UUID> qualifications = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int copies;
    private int parked;

    /** What somebody asked for; of a key that was used twice, the first in the log, whichever it is. */
    public record Request(UUID id, String leadId, String type, String by) {
    }

    /**
     * What became of a request.
     *
     * @param events  ids of the facts, none of a refusal
     * @param types   of the facts, without prefix and version
     * @param refusal the code; null of what was granted
     */
    public record Outcome(UUID requestId, String leadId, Set<UUID> events, List<String> types, String refusal) {
    }

    public static DecisionLog read(String bootstrap) {
        DecisionLog log = new DecisionLog();
        LogReader.readAll(bootstrap, BEFORE, log::apply);
        // What was asked must be known before what became of it.
        LogReader.readAll(bootstrap, List.of(Topics.PIPELINE), log::apply);
        return log;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        switch (record.topic()) {
            case "leads" -> {
                if (!type(record).equals("org.tandem.lead.captured.v1") && !type(record).equals("org.tandem.identity.declared.v1")) {
                    throw new UnsupportedOperationException(type(record) + " is not folded here");
                }
            }
            case "scores" -> qualifications.add(id(record));
            case "pipeline-requests" -> {
                JsonNode data = tree(record);
                requests.putIfAbsent(id(record), new Request(id(record), data.path("leadId").asText(), type(record),
                        data.path("by").asText(null)));
            }
            case "pipeline" -> outcome(record);
            case "pipeline-notes" -> note(record);
            case "pipeline-parked" -> parked++;
            default -> throw new IllegalArgumentException(record.topic());
        }
    }

    private void outcome(ConsumerRecord<byte[], byte[]> record) {
        String content = type(record) + " " + text(record.key()) + " " + headers(record) + " " + text(record.value());
        String before = contents.putIfAbsent(id(record), content);
        if (before != null) {
            copies++;
            if (!before.equals(content)) {
                wrong.add("event " + id(record) + " has two contents: " + before + " and " + content);
            }
            return;
        }
        UUID cause = UUID.fromString(header(record, "ce_causationid"));
        JsonNode data = tree(record);
        boolean refusal = type(record).equals(REFUSED);
        String leadId = refusal ? data.path("about").asText() : data.path("leadId").asText();
        Outcome outcome = outcomes.get(cause);
        if (refusal) {
            if (outcome != null) {
                wrong.add("request " + cause + " has two outcomes: " + outcome + " and a refusal");
            }
            String code = data.path("code").asText();
            outcomes.put(cause, new Outcome(cause, leadId, Set.of(), List.of(), code));
            Request request = requests.get(cause);
            lead(leadId).refused(code, request == null ? null : request.by()).ifPresent(wrong::add);
            return;
        }
        String type = type(record).substring("org.tandem.".length(), type(record).length() - ".v1".length());
        boolean second = outcome != null && outcome.refusal() == null && outcome.types().equals(List.of("lead.woken"))
                && type.equals("lead.assigned") && outcome.leadId().equals(leadId);
        if (outcome != null && !second) {
            wrong.add("request " + cause + " has two outcomes: " + outcome + " and " + type + " " + id(record));
        }
        Set<UUID> events = new HashSet<>(outcome == null ? Set.of() : outcome.events());
        List<String> types = new ArrayList<>(outcome == null ? List.of() : outcome.types());
        events.add(id(record));
        types.add(type);
        outcomes.put(cause, new Outcome(cause, leadId, events, types, null));
        lead(leadId).happened(type, data, header(record, "ce_time")).ifPresent(wrong::add);
        history.put(id(record).toString(), leadId + "|" + type(record) + "|"
                + Instant.parse(header(record, "ce_time")) + "|" + text(record.value()));
        if (type.equals("opportunity.opened")) {
            opportunities.put(data.path("opportunityId").asText(), leadId);
        } else if (type.equals("lead.assigned") && data.hasNonNull("pool")) {
            turn(data);
        }
    }

    /** Smooth weighted round robin: everybody's weight, and for whoever has the turn the sum of all weights off. */
    private void turn(JsonNode assigned) {
        long sum = 0;
        for (JsonNode candidate : assigned.path("candidates")) {
            turns.merge(candidate.path("rep").asText(), candidate.path("weight").asLong(), Long::sum);
            sum += candidate.path("weight").asLong();
        }
        turns.merge(assigned.path("rep").asText(), -sum, Long::sum);
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || text(record.key()).indexOf('/') < 0) {
            return; // the housekeeping records that keep compaction going
        }
        notes.put(text(record.key()), tree(record).path("text").asText());
    }

    private LeadFold lead(String leadId) {
        return leads.computeIfAbsent(leadId, LeadFold::new);
    }

    public SalesState tables() {
        Map<String, String> worked = new HashMap<>();
        leads.forEach((leadId, lead) -> lead.row().ifPresent(row -> worked.put(leadId, row)));
        Map<String, String> standings = new HashMap<>();
        turns.forEach((rep, standing) -> standings.put(rep, standing.toString()));
        return new SalesState(Map.of("worked_lead", worked, "opportunity", opportunities, "history", history, "note", notes,
                "routing_turn", standings));
    }

    public Map<UUID, Request> requests() {
        return requests;
    }

    public Map<UUID, Outcome> outcomes() {
        return outcomes;
    }

    public Set<UUID> qualifications() {
        return qualifications;
    }

    /** What must not be, whoever was told what. */
    public List<String> wrong() {
        return wrong;
    }

    /** Leads that never got an owner. */
    public List<String> unassigned() {
        return leads.entrySet().stream().filter(lead -> lead.getValue().row().isEmpty()).map(Map.Entry::getKey).toList();
    }

    public int leads() {
        return leads.size();
    }

    /** Second and later copies of the same event: allowed, because consumers drop them by their id. */
    public int copies() {
        return copies;
    }

    public int parked() {
        return parked;
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        return header(record, "ce_type");
    }

    private static UUID id(ConsumerRecord<byte[], byte[]> record) {
        return UUID.fromString(header(record, "ce_id"));
    }

    private static JsonNode tree(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> all = new TreeMap<>();
        record.headers().forEach(header -> all.put(header.key(), text(header.value())));
        return all.toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
