package org.tandem.scoring.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.tandem.events.lead.Business;
import org.tandem.scoring.lead.BusinessFacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Business attributes as the table keeps them, one row for each time they were said. */
final class BusinessJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private BusinessJson() {
    }

    static Business read(String json) {
        try {
            return JSON.readValue(json, Business.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fold stored what it cannot read", e);
        }
    }

    /** Without the company: nothing scores which one it is, so that a row is the same whether its reader knew of accounts or not. */
    static byte[] write(Business said) {
        Business business = new Business(said.country(), said.industry(), said.companySize(), said.department(), said.jobLevel(), said.mailDomain());
        try {
            return JSON.writeValueAsBytes(business);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("business attributes are codes", e);
        }
    }

    /** What captures and corrections said, as JSON, by when it was recorded. */
    static BusinessFacts of(Map<Instant, List<String>> recorded) {
        BusinessFacts business = BusinessFacts.none();
        recorded.forEach((at, all) -> all.forEach(json -> business.add(read(json), at)));
        return business;
    }
}
