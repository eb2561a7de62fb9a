package org.tandem.leadcapture.capture;

import java.util.function.Function;

/**
 * The text fields of a capture: what they are called wherever they are sent, and how long they may be.
 *
 * <p>The order is part of {@link ContentHash}; add new ones at the end.
 */
public enum Field {

    EMAIL("email", 254, LeadInput::email),
    PHONE("phone", 500, LeadInput::phone),
    FIRST_NAME("firstName", 200, LeadInput::firstName),
    LAST_NAME("lastName", 200, LeadInput::lastName),
    NAME("name", 200, LeadInput::name),
    COMPANY("company", 200, LeadInput::company),
    JOB_TITLE("jobTitle", 500, LeadInput::jobTitle),
    WEBSITE("website", 2_000, LeadInput::website),
    STREET("street", 500, LeadInput::street),
    POSTAL_CODE("postalCode", 500, LeadInput::postalCode),
    CITY("city", 500, LeadInput::city),
    REGION("region", 500, LeadInput::region),
    COUNTRY("country", 500, LeadInput::country),
    INDUSTRY("industry", 500, LeadInput::industry),
    COMPANY_SIZE("companySize", 500, LeadInput::companySize),
    DEPARTMENT("department", 500, LeadInput::department),
    JOB_LEVEL("jobLevel", 500, LeadInput::jobLevel),
    MESSAGE("message", 5_000, LeadInput::message),
    SOURCE("source", 500, LeadInput::source),
    CAMPAIGN("campaign", 500, LeadInput::campaign),
    EXTERNAL_REF("externalRef", 500, LeadInput::externalRef),
    ANONYMOUS_ID("anonymousId", 500, LeadInput::anonymousId),
    PAGE("page", 2_000, LeadInput::page),
    REFERRER("referrer", 2_000, LeadInput::referrer),
    OCCURRED_AT("occurredAt", 500, LeadInput::occurredAt),
    UTM_SOURCE("utmSource", 500, LeadInput::utmSource),
    UTM_MEDIUM("utmMedium", 500, LeadInput::utmMedium),
    UTM_CAMPAIGN("utmCampaign", 500, LeadInput::utmCampaign),
    UTM_TERM("utmTerm", 500, LeadInput::utmTerm),
    UTM_CONTENT("utmContent", 500, LeadInput::utmContent);

    private static final Field[] ALL = values();

    private final String fieldName;
    private final int maxLength;
    private final Function<LeadInput, String> value;

    Field(String fieldName, int maxLength, Function<LeadInput, String> value) {
        this.fieldName = fieldName;
        this.maxLength = maxLength;
        this.value = value;
    }

    /** As in JSON, and as errors name it. */
    public String fieldName() {
        return fieldName;
    }

    /** In characters as people count them: an emoji is one. */
    public int maxLength() {
        return maxLength;
    }

    /** Whether it is typed into a box of several lines. */
    public boolean hasLines() {
        return this == MESSAGE;
    }

    /** What was sent in this field, or null. */
    public String of(LeadInput input) {
        return value.apply(input);
    }

    /** All of them, without the copy that {@code values()} makes each time. Not to be written to. */
    static Field[] all() {
        return ALL;
    }
}
