package org.tandem.rest.imports;

import org.tandem.rest.problem.FieldError;

import java.util.List;
import java.util.Map;

/**
 * One row of a file, by the fields that its columns mean.
 *
 * @param line   where it begins in the file, counted from 1
 * @param key    what names it within its import: the mapping's key columns, or all of its content
 * @param fields values by field, without blanks around them; what is blank was not said
 * @param others values by column of what the mapping says nothing about
 * @param empty  fields whose column is there and was left blank
 * @param flaws  why it cannot be read at all; then there are no fields
 * @param text   the header and the row, as CSV: a file of its own, to be corrected and sent again
 */
public record Row(long line, String key, Map<String, String> fields, Map<String, String> others, List<String> empty,
                  List<FieldError> flaws, String text) {

    /** Without the values, so that no log line can carry them. */
    @Override
    public String toString() {
        return "Row[" + line + "]";
    }
}
