package org.tandem.rest.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.tandem.rest.page.Parameters;

import java.io.IOException;
import java.util.stream.Collectors;

/**
 * A request's body read into a record, or what is wrong with it: the field is named and the value is never repeated.
 * Unknown fields are ignored; a field of another type is wrong and not converted.
 */
public final class JsonBody {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private JsonBody() {
    }

    /** @return null where it is wrong; {@code given} knows why */
    public static <T> T read(byte[] body, Class<T> type, Parameters given) {
        try {
            T value = MAPPER.readValue(body, type);
            return value != null ? value : given.wrong(null, "not-an-object", "Send a JSON object");
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return field.isEmpty() ? given.wrong(null, "not-an-object", "Send a JSON object")
                    : given.wrong(field, "wrong-type", "This field is of another type");
        } catch (JsonProcessingException e) {
            return given.wrong(null, "not-json", "This is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
    }

    /**
     * Words that a person typed, without the blanks around them; null if there are none.
     *
     * @param most characters, as the schema of the event counts them
     */
    public static String words(String field, String text, int most, Parameters given) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip();
        if (words.codePointCount(0, words.length()) > most) {
            return given.wrong(field, "too-long", "Send at most " + most + " characters");
        }
        // A database keeps no NUL, and half a surrogate pair is no character at all.
        boolean readable = words.codePoints().allMatch(c -> c >= ' ' && (c < 0xD800 || c > 0xDFFF) || c == '\n' || c == '\r' || c == '\t');
        return readable ? words : given.wrong(field, "unreadable", "Send text without control characters");
    }
}
