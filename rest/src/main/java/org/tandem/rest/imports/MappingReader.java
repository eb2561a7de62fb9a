package org.tandem.rest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.tandem.rest.problem.FieldError;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a mapping, or everything that is wrong with it: a field that is misspelt here would be missing in a million rows. */
public final class MappingReader {

    /** Longer than any list of columns that a person wrote. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final List<String> UNLESS_SAID =
            List.of("yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]", "yyyy-MM-dd'T'HH:mm[XXX]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String DELIMITERS = ",;\t|";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final List<FieldError> errors = new ArrayList<>();

    private MappingReader() {
    }

    /** What became of a mapping's text. */
    public sealed interface Reading {

        record Read(Mapping mapping) implements Reading {
        }

        record Wrong(List<FieldError> errors) implements Reading {
        }
    }

    /** As it is written. */
    private record Written(String name, String imports, String delimiter, String encoding, String zone, List<String> dates,
                           List<String> key, String provider, Boolean historical, Map<String, String> columns,
                           Map<String, String> constants, List<String> ignore, List<String> required) {
    }

    /** Whether a name is one that a shipped mapping may have: it becomes part of a resource's name. */
    public static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    /**
     * A mapping that comes with Tandem; empty if there is none of this name.
     *
     * @param imports what the service imports, such as {@code leads}
     * @param knows   whether the service has a field of this name
     */
    public static Optional<Reading> shipped(String name, String imports, Predicate<String> knows) {
        if (!isName(name)) {
            return Optional.empty();
        }
        try (InputStream json = MappingReader.class.getResourceAsStream("/tandem-mappings/" + name + ".json")) {
            return json == null ? Optional.empty() : Optional.of(read(json.readAllBytes(), imports, knows));
        } catch (IOException e) {
            throw new IllegalStateException("a resource of this program can be read", e);
        }
    }

    /** Never throws. */
    public static Reading read(byte[] json, String imports, Predicate<String> knows) {
        MappingReader reader = new MappingReader();
        Mapping mapping = null;
        try {
            Written written = JSON.readValue(json, Written.class);
            if (written == null) {
                reader.wrong(null, "not-an-object", "Send one JSON object");
            } else {
                mapping = reader.check(written, imports, knows);
            }
        } catch (UnrecognizedPropertyException e) {
            reader.wrong(null, "unknown-setting", "A mapping has " + String.join(", ", "name", "imports", "delimiter", "encoding",
                    "zone", "dates", "key", "provider", "historical", "columns", "constants", "ignore",
                    "required") + ", and nothing else");
        } catch (JsonMappingException e) {
            if (e.getPath().isEmpty()) {
                reader.wrong(null, "not-an-object", "Send one JSON object");
            } else {
                reader.wrong(e.getPath().get(0).getFieldName(), "wrong-type", "This is of another type");
            }
        } catch (JsonProcessingException e) {
            reader.wrong(null, "not-json", "This is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
        return reader.errors.isEmpty() ? new Reading.Read(mapping) : new Reading.Wrong(List.copyOf(reader.errors));
    }

    private Mapping check(Written written, String imports, Predicate<String> knows) {
        if (!isName(written.name)) {
            wrong("name", "not-a-name", "Give 1 to 64 lower-case letters, digits and hyphens");
        }
        if (!imports.equals(written.imports)) {
            wrong("imports", "other-kind", "Here only a mapping that imports " + imports + " can be used");
        }
        Map<String, String> columns = written.columns == null ? Map.of() : written.columns;
        Map<String, String> constants = written.constants == null ? Map.of() : written.constants;
        checkFields(columns, constants, knows);
        List<String> key = written.key == null ? List.of() : written.key;
        if (written.columns == null || columns.isEmpty()) {
            wrong("columns", "missing", "Say which column is which field");
        }
        Set<String> required = new HashSet<>(columns.keySet());
        required.addAll(key);
        if (written.required != null) {
            required = new HashSet<>(withoutNull("required", written.required));
        }
        return new Mapping(written.name == null ? "" : written.name, delimiter(written.delimiter), charset(written.encoding),
                zone(written.zone), dates(written.dates), withoutNull("key", key), written.provider,
                Optional.ofNullable(written.historical), errors.isEmpty() ? columns : Map.of(),
                errors.isEmpty() ? constants : Map.of(),
                new HashSet<>(withoutNull("ignore", written.ignore == null ? List.of() : written.ignore)), errors.isEmpty() ? required : Set.of());
    }

    private void checkFields(Map<String, String> columns, Map<String, String> constants, Predicate<String> knows) {
        Set<String> given = new HashSet<>();
        columns.forEach((column, field) -> {
            if (field == null || !knows.test(field)) {
                wrong("columns." + column, "unknown-field", "There is no such field");
            } else if (!given.add(field)) {
                wrong("columns." + column, "given-twice", "Another column gives this field");
            }
        });
        constants.forEach((field, value) -> {
            if (value == null || !knows.test(field)) {
                wrong("constants." + field, "unknown-field", "There is no such field, or it has no value");
            } else if (!given.add(field)) {
                wrong("constants." + field, "given-twice", "A column gives this field");
            }
        });
    }

    private char delimiter(String text) {
        if (text == null) {
            return ',';
        }
        if (text.length() != 1 || DELIMITERS.indexOf(text.charAt(0)) < 0) {
            wrong("delimiter", "not-a-delimiter", "Give a comma, a semicolon, a tab or a vertical bar");
            return ',';
        }
        return text.charAt(0);
    }

    private Charset charset(String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            wrong("encoding", "unknown-encoding", "Give an encoding such as UTF-8 or windows-1252");
            return StandardCharsets.UTF_8;
        }
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            wrong("zone", "unknown-zone", "Give a zone such as America/Sao_Paulo");
            return ZoneId.of("UTC");
        }
    }

    private List<DateFormat> dates(List<String> patterns) {
        List<DateFormat> formats = new ArrayList<>();
        for (String pattern : patterns == null || patterns.isEmpty() ? UNLESS_SAID : patterns) {
            try {
                formats.add(new DateFormat(pattern));
            } catch (IllegalArgumentException | NullPointerException e) {
                wrong("dates", "not-a-date-format", "Give formats such as dd.MM.yyyy or yyyy-MM-dd HH:mm:ss");
            }
        }
        return formats;
    }

    private List<String> withoutNull(String field, List<String> texts) {
        if (texts.stream().anyMatch(text -> text == null || text.isEmpty())) {
            wrong(field, "missing", "Give the names of columns");
            return List.of();
        }
        return texts;
    }

    private void wrong(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }
}
