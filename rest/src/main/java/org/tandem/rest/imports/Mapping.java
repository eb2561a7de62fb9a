package org.tandem.rest.imports;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the columns of somebody's file become fields. Read by {@link MappingReader}, which refuses what is not right; the
 * format is in docs/mappings.
 *
 * @param name       such as {@code generic-leads}
 * @param delimiter  between two cells
 * @param zone       of dates that say none
 * @param dates      how dates are written, in the order in which they are tried
 * @param key        columns that together name a row: the same row sent again is the same fact; empty where only a row's
 *                   whole content names it
 * @param provider   whose ids the file refers to; null where the service knows or is told otherwise
 * @param historical whether rows tell of the past: never, always, or, where this is empty, those with a date that is past
 * @param columns    field by column; a column that is in neither this nor {@code ignored} is for the service to keep
 * @param constants  values of fields that no column gives
 * @param ignored    columns that are left out
 * @param required   columns without which a file is refused; others that it lacks are blank in every row
 */
public record Mapping(String name, char delimiter, Charset charset, ZoneId zone, List<DateFormat> dates, List<String> key,
                      String provider, Optional<Boolean> historical, Map<String, String> columns,
                      Map<String, String> constants, Set<String> ignored, Set<String> required) {

    public Mapping {
        dates = List.copyOf(dates);
        key = List.copyOf(key);
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        ignored = Set.copyOf(ignored);
        required = Set.copyOf(required);
    }

    /** The moment that a cell names, in its own zone or else the mapping's; empty if it cannot be read. */
    public Optional<ZonedDateTime> moment(String text) {
        for (DateFormat format : dates) {
            Optional<ZonedDateTime> moment = format.read(text, zone);
            if (moment.isPresent()) {
                return moment;
            }
        }
        return Optional.empty();
    }

    /** How dates must be written, for people. */
    public String dateHint() {
        return "Write it as " + String.join(" or ", dates.stream().map(DateFormat::pattern).toList()) + ".";
    }

    /** The column that gives a field; null if none does. */
    public String columnOf(String field) {
        for (Map.Entry<String, String> column : columns.entrySet()) {
            if (column.getValue().equals(field)) {
                return column.getKey();
            }
        }
        return null;
    }
}
