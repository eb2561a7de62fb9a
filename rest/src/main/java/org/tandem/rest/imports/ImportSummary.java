package org.tandem.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.rest.problem.Problem;

/**
 * The last line of an answer. An answer without one was cut off, and the file is to be sent again.
 *
 * @param complete whether every row of the file was dealt with
 * @param rows     how many were
 * @param problem  why the rest was not: the same file, sent again, goes on from there
 */
@Schema(description = "The last line of an answer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportSummary(boolean complete, long rows, long accepted, long duplicate, long refused, Problem problem) {
}
