package org.tandem.projection.codec;

/** What became of the bytes of one record. */
public sealed interface Decoded {

    /** A record to fold. */
    record Readable(StreamRecord record) implements Decoded {
    }

    /** An event of a type this version does not know: counted, and left to those who do. */
    record UnknownType(String type) implements Decoded {
    }

    /** A record that cannot be read: to be parked with the reason's code. */
    record Unreadable(Reason reason) implements Decoded {
    }

    /** Why a record is parked. The code travels in a header; it never quotes the record. */
    enum Reason {
        MISSING_KEY("missing-key"),
        MISSING_VALUE("missing-value"),
        MISSING_ATTRIBUTE("missing-attribute"),
        MALFORMED_ATTRIBUTE("malformed-attribute"),
        UNKNOWN_VERSION("unknown-version"),
        WRONG_TOPIC("wrong-topic"),
        MALFORMED_DATA("malformed-data"),
        FOLD_FAILED("fold-failed"),
        DECISION_FAILED("decision-failed");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
