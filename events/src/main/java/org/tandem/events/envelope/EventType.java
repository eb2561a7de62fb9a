package org.tandem.events.envelope;

import java.util.Objects;

/**
 * A kind of event in one version: the string on the wire, and the record its data reads into.
 * The string never follows a class name, so that classes may be renamed and events may not.
 *
 * @param name    such as {@code org.tandem.lead.captured}
 * @param version grows only when the meaning changes; optional fields are added without
 */
public record EventType<D>(String name, int version, Class<D> data) {

    /** The start of every type this platform writes. */
    public static final String PREFIX = "org.tandem.";

    public EventType {
        Objects.requireNonNull(data, "data");
        if (!name.startsWith(PREFIX) || version < 1) {
            throw new IllegalArgumentException("not an event type: " + name + ".v" + version);
        }
    }

    /** The CloudEvents {@code type}: {@code org.tandem.lead.captured.v1}. */
    public String wireName() {
        return name + ".v" + version;
    }

    /** The CloudEvents {@code dataschema}: the {@code $id} of the JSON Schema in {@code schemas/<wireName>.json}. */
    public String dataSchema() {
        return "urn:tandem:schema:" + wireName();
    }
}
