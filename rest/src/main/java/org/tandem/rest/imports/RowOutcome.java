package org.tandem.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.rest.problem.FieldError;

import java.util.List;
import java.util.UUID;

/**
 * What became of one row; a line of the answer.
 *
 * @param line    where the row begins in the file, counted from 1
 * @param outcome {@code accepted}: on the stream; {@code duplicate}: it was there already; {@code refused}: it is not
 * @param leadId  whose row it is, unless it was refused
 * @param eventId the fact it became, unless it was refused
 * @param errors  everything it was refused for
 * @param kept    of a refused row: whether it is kept to be corrected; absent where nothing is kept
 */
@Schema(description = "What became of one row", example = """
        {"line": 2, "outcome": "accepted", "leadId": "f27235cd-ddee-56b7-a887-d47febd99214",
         "eventId": "0193d1f0-52c4-5b1e-9a55-2f6a3b1c7d10"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowOutcome(long line, String outcome, UUID leadId, UUID eventId, List<RowError> errors, Boolean kept) {

    public static final String ACCEPTED = "accepted";
    public static final String DUPLICATE = "duplicate";
    public static final String REFUSED = "refused";

    /** @param column the column of the file that gives the field; null where none does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RowError(String column, String field, String code, String message) {
    }

    public static RowOutcome accepted(Row row, UUID leadId, UUID eventId) {
        return new RowOutcome(row.line(), ACCEPTED, leadId, eventId, null, null);
    }

    public static RowOutcome duplicate(Row row, UUID leadId, UUID eventId) {
        return new RowOutcome(row.line(), DUPLICATE, leadId, eventId, null, null);
    }

    /** @param kept null where this service keeps nothing */
    public static RowOutcome refused(Row row, Mapping mapping, List<FieldError> errors, Boolean kept) {
        return new RowOutcome(row.line(), REFUSED, null, null, errors.stream().map(error -> new RowError(
                error.field() == null ? null : mapping.columnOf(error.field()), error.field(), error.code(), error.message()))
                .toList(), kept);
    }
}
