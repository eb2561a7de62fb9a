package org.tandem.leadcapture.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a capture from JSON, token by token: no tree, no reflection, and nothing is held that has no place in a lead.
 *
 * <p>Strict where two readers could understand two things (encodings, duplicate keys, trailing text, numbers that no
 * computer holds), because what was refused here might have been accepted by whoever checked it before. Unknown fields
 * are skipped, so that a sender may be newer than this service.
 */
public final class LeadJson {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_DEPTH = 8;
    static final int MAX_STRING_LENGTH = 16 * 1024;
    static final int MAX_NUMBER_LENGTH = 32;
    static final int MAX_PROPERTIES = 50;
    static final int MAX_CONSENTS = 50;
    static final int MAX_NAME_LENGTH = 64;

    /** Names are not interned: a hostile sender chooses them, and the JVM's table of interned strings is shared. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNameLength(MAX_STRING_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxDocumentLength(MAX_BYTES)
                    .build())
            .build();

    private final JsonParser json;
    private final LeadInput.Builder input = LeadInput.builder();
    private final InputErrors errors = new InputErrors();
    private String field;

    private LeadJson(JsonParser json) {
        this.json = json;
    }

    /** What the bytes say, or everything that keeps them from being read. Never throws. */
    public static Reading read(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Reading.unreadable(null, "too-large", "Send at most " + MAX_BYTES / 1024 + " KiB.");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(body)) {
            return Reading.unreadable(null, "not-utf-8", "Send the text in UTF-8.");
        }
        try (JsonParser json = FACTORY.createParser(text)) {
            LeadJson reader = new LeadJson(json);
            try {
                return reader.document();
            } catch (StreamConstraintsException e) {
                return Reading.unreadable(reader.field, "over-limit", "At most " + MAX_DEPTH + " levels, "
                        + MAX_STRING_LENGTH + " characters in a text and " + MAX_NUMBER_LENGTH + " in a number.");
            } catch (JsonProcessingException e) {
                return notJson(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
    }

    /** Decoding replaced something by U+FFFD, or the sender sent that character itself. */
    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** By the place and not by the parser's words, which quote what was sent. */
    private static Reading notJson(JsonProcessingException e) {
        String place = e.getLocation() == null ? "" : " Look at line " + e.getLocation().getLineNr()
                + ", column " + e.getLocation().getColumnNr() + ".";
        return e instanceof JsonParseException && e.getOriginalMessage().startsWith("Duplicate field")
                ? Reading.unreadable(null, "duplicate-key", "Send each field once." + place)
                : Reading.unreadable(null, "not-json", "This is not a JSON text." + place);
    }

    private Reading document() throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            return Reading.unreadable(null, "not-json", "The body is empty. Send a JSON object.");
        }
        if (first != JsonToken.START_OBJECT) {
            return Reading.unreadable(null, "not-an-object", "Send a JSON object, such as {\"email\": …}.");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            field = json.currentName();
            json.nextToken();
            topLevel();
        }
        field = null;
        if (json.nextToken() != null) {
            return Reading.unreadable(null, "not-json", "Send one JSON object and nothing after it.");
        }
        return errors.isEmpty() ? new Reading.Read(input.build()) : new Reading.Unreadable(errors.asList(), input.build());
    }

    private void topLevel() throws IOException {
        switch (field) {
            case "utm" -> utm();
            case "consent" -> consents();
            case "properties" -> properties();
            default -> {
                Field known = FieldNames.exactly(field);
                if (known == null || isUtm(known)) {
                    field = null;
                    skip();
                } else {
                    put(known, mayBeNumber(known));
                }
            }
        }
    }

    /** Flat names are a form's; in JSON they are in an object, and one value must not come by two ways. */
    static boolean isUtm(Field known) {
        return switch (known) {
            case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT -> true;
            default -> false;
        };
    }

    private static boolean mayBeNumber(Field known) {
        return switch (known) {
            case COMPANY_SIZE, PHONE, EXTERNAL_REF, POSTAL_CODE -> true;
            default -> false;
        };
    }

    private void put(Field target, boolean mayBeNumber) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING || mayBeNumber && token == JsonToken.VALUE_NUMBER_INT) {
            input.put(target, json.getText());
        } else if (token != JsonToken.VALUE_NULL) {
            wrongType(field, mayBeNumber ? "Send a text or a whole number." : "Send a text.");
        }
    }

    private void utm() throws IOException {
        if (!enter(JsonToken.START_OBJECT, "Send an object with source, medium, campaign, term, content.")) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Field target = switch (name) {
                case "source" -> Field.UTM_SOURCE;
                case "medium" -> Field.UTM_MEDIUM;
                case "campaign" -> Field.UTM_CAMPAIGN;
                case "term" -> Field.UTM_TERM;
                case "content" -> Field.UTM_CONTENT;
                default -> null;
            };
            if (target == null) {
                skip();
            } else {
                field = "utm." + name;
                put(target, false);
            }
        }
    }

    private void consents() throws IOException {
        if (!enter(JsonToken.START_ARRAY, "Send an array of {purpose, granted, text, basis}.")) {
            return;
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            field = "consent[" + index + "]";
            if (json.currentToken() != JsonToken.START_OBJECT) {
                wrongType(field, "Send an object with purpose, granted, text, basis.");
            } else if (index >= MAX_CONSENTS) {
                errors.add("consent", "too-many", "Send at most " + MAX_CONSENTS + " consents.");
                skip();
            } else {
                input.consent(consent());
            }
        }
    }

    private ConsentInput consent() throws IOException {
        String path = field;
        String purpose = null;
        Boolean granted = null;
        String text = null;
        String basis = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "purpose" -> purpose = text(path, ".purpose");
                case "granted" -> granted = bool(path, ".granted");
                case "text" -> text = text(path, ".text");
                case "basis" -> basis = text(path, ".basis");
                default -> skip();
            }
        }
        return new ConsentInput(purpose, granted, text, basis);
    }

    private void properties() throws IOException {
        if (!enter(JsonToken.START_OBJECT, "Send an object of texts, numbers and true or false.")) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            field = "properties." + InputErrors.shown(name);
            JsonToken token = json.nextToken();
            if (name.length() > MAX_NAME_LENGTH) {
                errors.add("properties", "too-long",
                        "A property's name has at most " + MAX_NAME_LENGTH + " characters.");
                skip();
            } else if (input.properties() == MAX_PROPERTIES && token != JsonToken.VALUE_NULL) {
                errors.add("properties", "too-many", "Send at most " + MAX_PROPERTIES + " properties.");
                skip();
            } else if (token.isScalarValue()) {
                checkNumber();
                if (token != JsonToken.VALUE_NULL) {
                    input.property(name, json.getText());
                }
            } else {
                wrongType(field, "Send a text, a number, true or false.");
            }
        }
    }

    /** Whether the value is what it should be; null means it was not sent, anything else is an error. */
    private boolean enter(JsonToken expected, String otherwise) throws IOException {
        if (json.currentToken() == expected) {
            return true;
        }
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(field, otherwise);
        }
        return false;
    }

    private String text(String path, String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(path + name, "Send a text.");
        }
        return null;
    }

    private Boolean bool(String path, String name) throws IOException {
        switch (json.currentToken()) {
            case VALUE_TRUE:
                return Boolean.TRUE;
            case VALUE_FALSE:
                return Boolean.FALSE;
            case VALUE_NULL:
                return null;
            default:
                wrongType(path + name, "Send true or false.");
                return null;
        }
    }

    private void wrongType(String at, String message) throws IOException {
        errors.add(at, "wrong-type", message);
        skip();
    }

    /** Passes over the current value, whatever is in it, and looks at the numbers on the way. */
    private void skip() throws IOException {
        int depth = 0;
        do {
            JsonToken token = json.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else {
                checkNumber();
            }
        } while (depth > 0 && json.nextToken() != null);
    }

    /** A number beyond every double is read as infinity by some and refused by others. */
    private void checkNumber() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                && Double.isInfinite(Double.parseDouble(json.getText()))) {
            errors.add(field, "not-a-number", "A number is too large.");
        }
    }
}
