package org.tandem.local.demo;

import org.tandem.local.demo.SalesFloor.Entry;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rep does about a lead.
 *
 * @param path   of the pipeline's API
 * @param fields of the request
 */
record Step(String rep, String leadId, Kind kind, String path, Map<String, Object> fields) {

    enum Kind {
        ACCEPT, REJECT, RECYCLE, CONTACT, OPEN, MOVE, WIN, LOSE
    }

    static Step ofLead(Entry entry, Kind kind, String verb, Map<String, Object> fields) {
        return new Step(entry.rep(), entry.leadId(), kind, "/leads/" + entry.leadId() + "/" + verb, new LinkedHashMap<>(fields));
    }

    static Step ofOpportunity(Entry entry, Kind kind, String verb, Map<String, Object> fields) {
        return new Step(entry.rep(), entry.leadId(), kind, "/opportunities/" + entry.opportunityId() + "/" + verb, new LinkedHashMap<>(fields));
    }
}
