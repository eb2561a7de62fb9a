package org.tandem.events.envelope;

/** Header names of an event: CloudEvents 1.0, Kafka protocol binding, binary content mode. */
public final class Attribute {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";

    /** Extension {@code recordedtime}: when the publisher knew it. */
    public static final String RECORDED_TIME = "ce_recordedtime";
    /** Extension {@code knowntime}: an earlier moment at which an importing system says it knew it. */
    public static final String KNOWN_TIME = "ce_knowntime";
    /** Extension {@code contenthash}: keyed hash of what the sender sent. */
    public static final String CONTENT_HASH = "ce_contenthash";
    /** Extension {@code sourceposition}: {@code topic/partition/offset} that made a service emit this event. */
    public static final String SOURCE_POSITION = "ce_sourceposition";
    /** Extension {@code causationid}: id of the request, or of the fact taken as one, that this event is the outcome of. */
    public static final String CAUSATION_ID = "ce_causationid";
    /** Extension {@code notafter}: of a request, the moment after which it is refused as expired. */
    public static final String NOT_AFTER = "ce_notafter";

    /** W3C Trace Context, where a record is part of a trace: says nothing of the event, and is in no content hash. */
    public static final String TRACE_PARENT = "traceparent";

    public static final String SPEC_VERSION_1_0 = "1.0";
    public static final String JSON = "application/json";

    private Attribute() {
    }
}
