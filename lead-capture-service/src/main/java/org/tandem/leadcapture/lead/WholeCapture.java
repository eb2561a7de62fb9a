package org.tandem.leadcapture.lead;

/** When every record of a capture has arrived: its parts are on topics of their own, and a publisher may fail between them. */
public final class WholeCapture {

    /** The captures, under the name that {@link #CONDITION} gives them. */
    public static final String TABLE = "capture c";
    public static final String CONDITION = """
            ((not c.with_profile or exists (select 1 from profile p
                where p.lead_id = c.lead_id and p.capture_id = c.event_id and p.content_hash = c.content_hash))
            and (not c.with_activity or exists (select 1 from capture_activity a
                where a.lead_id = c.lead_id and a.capture_id = c.event_id and a.content_hash = c.content_hash)))""";

    private WholeCapture() {
    }
}
