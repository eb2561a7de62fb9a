package org.tandem.faults.decide;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One lead's facts, taken strictly: where the service leaves out what does not fit, this says that it must not be in the
 * log, since everything there was decided on the state before it. Refusals are held against that state as well.
 */
final class LeadFold {

    private static final List<String> OPEN = List.of("assigned", "accepted", "in-opportunity");
    private static final List<String> HELD = List.of("accepted", "in-opportunity");
    private static final List<String> CLOSED = List.of("rejected", "recycled", "won", "lost");

    private final String leadId;
    private String state = "none";
    private int attempt;
    private String rep;
    private String opportunityId;
    private String stage;
    private String amount;
    private String currency;
    private String reason;
    private String wakeOn;
    private String since;
    private int contacts;
    private String lastContactAt;

    LeadFold(String leadId) {
        this.leadId = leadId;
    }

    /** Applies a fact; says what is wrong with it, if anything. */
    Optional<String> happened(String type, JsonNode data, String time) {
        String at = Instant.parse(time).toString();
        String before = this + "";
        boolean assigned = type.equals("lead.assigned");
        boolean fits = data.path("attempt").asInt() == (assigned ? attempt + 1 : attempt)
                && (assigned || type.equals("lead.woken") || data.path("rep").asText().equals(rep))
                && allowedTo(data.path("by").asText(null), data.path("rep").asText(null))
                && switch (type) {
                    case "lead.assigned" -> in("none", "rejected", "won", "lost", "woken") && !keptOut();
                    case "lead.accepted" -> in("assigned");
                    case "lead.contacted" -> in("assigned", "accepted", "in-opportunity");
                    case "lead.rejected", "lead.recycled" -> in("assigned", "accepted");
                    case "lead.woken" -> in("recycled");
                    case "opportunity.opened" -> in("accepted");
                    case "opportunity.stage-moved", "opportunity.won", "opportunity.lost" ->
                            in("in-opportunity") && data.path("opportunityId").asText().equals(opportunityId);
                    default -> false;
                };
        switch (type) {
            case "lead.assigned" -> assigned(data, at);
            case "lead.accepted" -> enter("accepted", at);
            case "lead.contacted" -> contacted(at);
            case "lead.rejected" -> closed("rejected", data, at);
            case "lead.recycled" -> closed("recycled", data, at);
            case "lead.woken" -> woken(at);
            case "opportunity.opened" -> {
                enter("in-opportunity", at);
                opportunityId = data.path("opportunityId").asText();
                inOpportunity(data.path("stage").asText(), data);
            }
            case "opportunity.stage-moved" -> inOpportunity(data.path("to").asText(), data);
            case "opportunity.won" -> closed("won", data, at);
            case "opportunity.lost" -> closed("lost", data, at);
            default -> {
                // said to be wrong below
            }
        }
        return fits ? Optional.empty() : Optional.of(type + " " + data + " does not follow from " + before);
    }

    private void assigned(JsonNode data, String at) {
        attempt++;
        rep = data.path("rep").asText(null);
        contacts = 0;
        lastContactAt = null;
        reason = null;
        wakeOn = null;
        state = "assigned";
        since = at;
    }

    private void enter(String next, String at) {
        state = next;
        since = at;
    }

    private void contacted(String at) {
        contacts++;
        lastContactAt = lastContactAt == null || Instant.parse(at).isAfter(Instant.parse(lastContactAt)) ? at : lastContactAt;
    }

    private void closed(String next, JsonNode data, String at) {
        enter(next, at);
        opportunityId = null;
        stage = null;
        amount = null;
        currency = null;
        reason = next.equals("won") ? null : data.path("reason").asText(null);
        wakeOn = data.path("wakeOn").asText(null);
    }

    private void woken(String at) {
        enter("woken", at);
        reason = null;
        wakeOn = null;
    }

    private void inOpportunity(String newStage, JsonNode data) {
        stage = newStage;
        if (data.path("value").hasNonNull("amount")) {
            amount = data.path("value").path("amount").asText();
            currency = data.path("value").path("currency").asText();
        }
    }

    /** A refusal changes nothing; says if the state gives no reason for it. */
    Optional<String> refused(String code, String by) {
        boolean justified = switch (code) {
            case "unknown-lead" -> in("none");
            case "not-yours" -> !in("none") && !allowedTo(by, rep) || in("none");
            case "not-assigned" -> in("none");
            case "closed" -> CLOSED.contains(state);
            case "already-accepted" -> HELD.contains(state);
            case "not-accepted" -> in("assigned");
            case "opportunity-open", "wrong-stage" -> in("in-opportunity");
            case "no-opportunity" -> OPEN.contains(state) && !in("in-opportunity");
            case "unknown-opportunity" -> in("in-opportunity");
            case "already-open" -> OPEN.contains(state);
            case "kept-out" -> keptOut();
            default -> false;
        };
        return justified ? Optional.empty() : Optional.of(code + " for " + by + " does not follow from " + this);
    }

    private boolean keptOut() {
        return in("rejected") && "competitor".equals(reason);
    }

    private boolean in(String... states) {
        return Arrays.asList(states).contains(state);
    }

    private static boolean allowedTo(String by, String owner) {
        return by == null || by.equals(SalesTeam.MANAGER) || by.equals(owner);
    }

    /** As {@link SalesTables} reads it; empty for a lead that sales never had. */
    Optional<String> row() {
        if (attempt == 0) {
            return Optional.empty();
        }
        StringJoiner row = new StringJoiner("|");
        for (Object value : new Object[] {state, attempt, rep, null, fromQueue(), opportunityId, stage, amount, currency, reason,
                wakeOn, since, contacts, lastContactAt}) {
            row.add(String.valueOf(value));
        }
        return Optional.of(row.toString());
    }

    /** With a team, nobody ends in a queue. */
    private static boolean fromQueue() {
        return false;
    }

    @Override
    public String toString() {
        return leadId + " " + row().orElse(state);
    }
}
