package org.tandem.pipeline.imports;

import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.pipeline.routing.TeamMember;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.problem.FieldError;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a row of a list says about one rep. Columns that are no field are left out: nothing typed gets on the stream. */
final class TeamRows {

    private static final Set<String> FIELDS = Set.of("rep", "team", "weight", "timeZone", "active", "since");
    private static final Set<String> YES = Set.of("yes", "true", "1");
    private static final Set<String> NO = Set.of("no", "false", "0");
    /** As {@code Caller} takes the subject of a token, less what no id has. Not an address: it stays on the stream for ever. */
    private static final Pattern SUBJECT = Pattern.compile("[^@\\s\\p{Z}\\p{Cc}\\p{Cs}]+");
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final String WEIGHTS = "Write a whole number from 1 to " + TeamMember.HEAVIEST
            + "; whoever is to get no leads is not active.";

    private TeamRows() {
    }

    static boolean knows(String field) {
        return FIELDS.contains(field);
    }

    /** What is asked for, or all that is wrong with it. */
    sealed interface Reading {

        record Read(RepChangeRequested wanted) implements Reading {
        }

        record Wrong(List<FieldError> errors) implements Reading {
        }
    }

    /** @param by who imports, an opaque id */
    static Reading read(Row row, Mapping mapping, String by, Instant now) {
        if (!row.flaws().isEmpty()) {
            return new Reading.Wrong(row.flaws());
        }
        List<FieldError> errors = new ArrayList<>(0);
        Map<String, String> fields = row.fields();
        String rep = subject(fields.get("rep"), errors);
        boolean active = active(fields.get("active"), errors);
        String since = since(fields.get("since"), mapping, now, errors);
        if (!active) {
            return errors.isEmpty() ? new Reading.Read(new RepChangeRequested(rep, null, 0, null, false, since, by))
                    : new Reading.Wrong(errors);
        }
        String team = team(fields.get("team"), errors);
        int weight = weight(fields.get("weight"), errors);
        String zone = zone(fields.get("timeZone"), errors);
        return errors.isEmpty() ? new Reading.Read(new RepChangeRequested(rep, team, weight, zone, true, since, by))
                : new Reading.Wrong(errors);
    }

    private static boolean active(String text, List<FieldError> errors) {
        String word = text == null ? "yes" : text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            errors.add(new FieldError("active", "not-yes-or-no", "Write yes or no."));
        }
        return !NO.contains(word);
    }

    private static int weight(String text, List<FieldError> errors) {
        try {
            int weight = text == null ? 1 : Integer.parseInt(text);
            if (weight >= 1 && weight <= TeamMember.HEAVIEST) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        errors.add(new FieldError("weight", "out-of-range", WEIGHTS));
        return 1;
    }

    private static String zone(String text, List<FieldError> errors) {
        if (text != null && !ZoneId.getAvailableZoneIds().contains(text)) {
            errors.add(new FieldError("timeZone", "unknown-zone", "Write a zone such as America/Sao_Paulo."));
        }
        return text == null ? "UTC" : text;
    }

    private static String since(String text, Mapping mapping, Instant now, List<FieldError> errors) {
        if (text == null) {
            return null;
        }
        Optional<ZonedDateTime> since = mapping.moment(text);
        if (since.isEmpty()) {
            errors.add(new FieldError("since", "not-a-time", mapping.dateHint()));
        } else if (since.get().toInstant().isAfter(now.plus(CLOCK_TOLERANCE))) {
            errors.add(new FieldError("since", "in-the-future", "This does not hold yet: bring the row when it does."));
        } else if (since.get().toInstant().isBefore(EARLIEST)) {
            errors.add(new FieldError("since", "too-old", "This is before 1990."));
        }
        return since.map(moment -> moment.toInstant().toString()).orElse(null);
    }

    private static String subject(String text, List<FieldError> errors) {
        if (text == null) {
            errors.add(new FieldError("rep", "missing", "Say who: an opaque id, the subject of their tokens."));
        } else if (text.length() > LONGEST_SUBJECT || !SUBJECT.matcher(text).matches()) {
            errors.add(new FieldError("rep", "not-a-code",
                    "Write the subject of their tokens: an opaque id of at most " + LONGEST_SUBJECT + " characters, no address, no spaces."));
        }
        return text;
    }

    private static String team(String text, List<FieldError> errors) {
        if (text == null) {
            errors.add(new FieldError("team", "missing", "Say in which team."));
        } else if (!CODE.matcher(text).matches()) {
            errors.add(new FieldError("team", "not-a-code", "Write a code of 1 to 64 letters, digits and . _ -"));
        }
        return text;
    }
}
