package org.tandem.leadcapture.form;

import org.tandem.leadcapture.capture.FormFields;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.leadcapture.capture.Text;
import org.tandem.rest.problem.FieldError;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a browser makes of a form, as the URL standard has it: a field ends at {@code &} and nowhere else. What
 * cannot be read is said, and never cut off or replaced: nobody would see that it was typed.
 */
final class UrlencodedForm {

    private static final int MOST_FIELDS = 200;

    private final byte[] body;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Set<String> notUtf8 = new TreeSet<>();
    private boolean tooMany;

    private UrlencodedForm(byte[] body) {
        this.body = body;
    }

    /** Never throws. */
    static Reading read(byte[] body) {
        return new UrlencodedForm(body).read();
    }

    private Reading read() {
        int count = 0;
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end < body.length && body[end] != '&') {
                continue;
            }
            if (end > start && ++count > MOST_FIELDS) {
                tooMany = true;
                break;
            }
            if (end > start && !field(start, end)) {
                return Reading.unreadable(null, "not-urlencoded", "The body is not a urlencoded form");
            }
            start = end + 1;
        }
        fields.keySet().removeAll(notUtf8);
        Reading reading = FormFields.read(fields);
        return notUtf8.isEmpty() && !tooMany ? reading : without(reading);
    }

    /** @return false where it is not encoded so */
    private boolean field(int from, int to) {
        int equals = from;
        while (equals < to && body[equals] != '=') {
            equals++;
        }
        ByteBuffer name = decoded(from, equals);
        ByteBuffer value = decoded(Math.min(equals + 1, to), to);
        if (name == null || value == null) {
            return false;
        }
        if (!name.hasRemaining() && !value.hasRemaining()) {
            return true;
        }
        String nameText = utf8(name);
        String valueText = utf8(value);
        if (nameText == null || valueText == null) {
            notUtf8.add(nameText == null ? "?" : nameText);
        } else {
            fields.computeIfAbsent(nameText, added -> new ArrayList<>(1)).add(valueText);
        }
        return true;
    }

    /** What could be read, without what could not: it is refused, and is somebody's all the same. */
    private Reading without(Reading rest) {
        List<FieldError> errors = new ArrayList<>();
        if (tooMany) {
            errors.add(new FieldError(null, "too-many", "Send at most " + MOST_FIELDS + " fields."));
        }
        notUtf8.forEach(name -> errors.add(new FieldError(Text.isCode(name) ? name : "?", "not-utf-8", "Send the text in UTF-8.")));
        if (rest instanceof Reading.Unreadable unreadable) {
            errors.addAll(unreadable.errors());
        }
        return new Reading.Unreadable(errors, rest.legible().orElse(null));
    }

    private ByteBuffer decoded(int from, int to) {
        byte[] bytes = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = body[i];
            if (b == '%') {
                int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                b = (byte) (high << 4 | low);
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            bytes[length++] = b;
        }
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
