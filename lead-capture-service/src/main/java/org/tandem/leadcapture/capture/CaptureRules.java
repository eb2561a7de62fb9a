package org.tandem.leadcapture.capture;

import org.tandem.leadcapture.contact.Codes;
import org.tandem.leadcapture.contact.PhoneNumber;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything a capture can be refused for. */
final class CaptureRules {

    static final int MAX_VALUE_LENGTH = 2_000;
    static final int MAX_CONSENT_TEXT_LENGTH = 5_000;

    private static final String CONSENT = "consent_";
    private static final String CODE =
            "Use 1 to 64 letters, digits, dots, underscores or hyphens, beginning with a letter or digit.";
    private static final List<CaptureRule> ALL = List.of(
            CaptureRules::saysWhoItIs,
            CaptureRules::hasWhatIsRequired,
            CaptureRules::fieldsAreNotTooLong,
            CaptureRules::fieldsAreCleanText,
            CaptureRules::emailCanBeRead,
            CaptureRules::phoneCanBeRead,
            CaptureRules::happenedAtAPossibleTime,
            CaptureRules::sourceIsACode,
            CaptureRules::campaignIsACode,
            CaptureRules::externalRefIsAReference,
            CaptureRules::companySizeIsANumber,
            CaptureRules::consentsAreClear,
            CaptureRules::propertiesCanBeKept);

    private CaptureRules() {
    }

    /** In the order in which they explain: of a value that breaks several, the first is reported. */
    static List<CaptureRule> all() {
        return ALL;
    }

    static InputErrors check(Understood capture) {
        InputErrors errors = new InputErrors();
        for (int i = 0; i < ALL.size(); i++) {
            ALL.get(i).check(capture, errors);
        }
        return errors;
    }

    static void saysWhoItIs(Understood capture, InputErrors errors) {
        LeadInput input = capture.input();
        if (input.email() == null && input.phone() == null && input.externalRef() == null
                && input.anonymousId() == null) {
            errors.add(null, "nobody", "Send at least one of email, phone, externalRef, anonymousId.");
        }
    }

    static void hasWhatIsRequired(Understood capture, InputErrors errors) {
        for (String name : capture.context().requiredFields()) {
            if (!has(capture.input(), name)) {
                errors.add(name, "missing", "This field is required.");
            }
        }
    }

    /**
     * By any name a form may have for the field, or as a property of that very name. A required consent is one that was
     * given, not merely answered.
     */
    private static boolean has(LeadInput input, String name) {
        if (name.startsWith(CONSENT)) {
            String purpose = name.substring(CONSENT.length());
            return input.consents().stream()
                    .anyMatch(consent -> purpose.equals(consent.purpose()) && Boolean.TRUE.equals(consent.granted()));
        }
        Field field = FieldNames.meantBy(name);
        return field != null && field.of(input) != null || input.properties().containsKey(name);
    }

    static void fieldsAreNotTooLong(Understood capture, InputErrors errors) {
        for (Field field : Field.all()) {
            String text = field.of(capture.input());
            if (text != null && Text.isLongerThan(field.maxLength(), text)) {
                tooLong(field.fieldName(), field.maxLength(), errors);
            }
        }
    }

    static void fieldsAreCleanText(Understood capture, InputErrors errors) {
        for (Field field : Field.all()) {
            cleanText(field.fieldName(), field.of(capture.input()), field.hasLines(), errors);
        }
    }

    static void emailCanBeRead(Understood capture, InputErrors errors) {
        if (capture.input().email() != null && capture.email() == null) {
            errors.add("email", "not-an-email", "Send one address, such as name@example.com.");
        }
    }

    /**
     * A national number stays as given when nobody said which country's it is: a person can still dial it, and the
     * rest of the lead is worth having.
     */
    static void phoneCanBeRead(Understood capture, InputErrors errors) {
        String phone = capture.input().phone();
        if (phone == null || capture.phone() != null) {
            return;
        }
        if (capture.country() != null || !PhoneNumber.looksNational(phone)) {
            errors.add("phone", "not-a-phone",
                    "Send one number, best with its country code, such as +44 20 7946 0018.");
        }
    }

    static void happenedAtAPossibleTime(Understood capture, InputErrors errors) {
        if (capture.input().occurredAt() == null) {
            return;
        }
        Instant time = capture.occurredAt();
        if (time == null) {
            errors.add("occurredAt", "not-a-time", "Send ISO 8601, such as 2026-03-01T09:30:00Z or 2026-03-01.");
        } else {
            PossibleTime.flaw("occurredAt", time, capture.now())
                    .ifPresent(flaw -> errors.add(flaw.field(), flaw.code(), flaw.message()));
        }
    }

    static void sourceIsACode(Understood capture, InputErrors errors) {
        isCode("source", capture.input().source(), errors);
    }

    static void campaignIsACode(Understood capture, InputErrors errors) {
        isCode("campaign", capture.input().campaign(), errors);
    }

    static void externalRefIsAReference(Understood capture, InputErrors errors) {
        String ref = capture.input().externalRef();
        if (ref != null && !Text.isReference(ref)) {
            errors.add("externalRef", "not-a-reference",
                    "Use 1 to 128 letters, digits and . _ : / - and no e-mail address.");
        }
    }

    static void companySizeIsANumber(Understood capture, InputErrors errors) {
        if (capture.input().companySize() != null && capture.companySize() == null) {
            errors.add("companySize", "not-a-size",
                    "Send a whole number from 1 to 10,000,000, or a range such as 50-199 or 200+.");
        }
    }

    static void consentsAreClear(Understood capture, InputErrors errors) {
        List<ConsentInput> consents = capture.input().consents();
        for (int i = 0; i < consents.size(); i++) {
            ConsentInput consent = consents.get(i);
            String at = "consent[" + i + "]";
            if (consent.purpose() == null) {
                errors.add(at + ".purpose", "missing", "Say what is permitted, such as email.");
            } else if (isCode(at + ".purpose", consent.purpose(), errors) && isRepeated(consents, i)) {
                errors.add(at + ".purpose", "repeated", "Answer each purpose once.");
            }
            if (consent.granted() == null) {
                errors.add(at + ".granted", "missing", "Say true or false: nothing is assumed.");
            }
            if (consent.basis() != null && Codes.basis(consent.basis()) == null) {
                errors.add(at + ".basis", "not-a-basis", "Use consent, contract, legal-obligation, vital-interests, "
                        + "public-task or legitimate-interest.");
            }
            if (consent.text() != null) {
                if (Text.isLongerThan(MAX_CONSENT_TEXT_LENGTH, consent.text())) {
                    tooLong(at + ".text", MAX_CONSENT_TEXT_LENGTH, errors);
                }
                cleanText(at + ".text", consent.text(), true, errors);
            }
        }
    }

    private static boolean isRepeated(List<ConsentInput> consents, int index) {
        for (int i = 0; i < index; i++) {
            if (consents.get(index).purpose().equals(consents.get(i).purpose())) {
                return true;
            }
        }
        return false;
    }

    /** Properties may have lines, because a form's own questions may have boxes of several lines. */
    static void propertiesCanBeKept(Understood capture, InputErrors errors) {
        for (Map.Entry<String, String> property : capture.input().properties().entrySet()) {
            String key = property.getKey();
            String at = Text.isCode(key) ? "properties." + key : "properties";
            if (key.isBlank()) {
                errors.add(at, "missing", "A property needs a name.");
            } else if (Text.isLongerThan(LeadJson.MAX_NAME_LENGTH, key)) {
                errors.add(at, "too-long",
                        "A property's name has at most " + LeadJson.MAX_NAME_LENGTH + " characters.");
            }
            cleanText(at, key, false, errors);
            if (Text.isLongerThan(MAX_VALUE_LENGTH, property.getValue())) {
                tooLong(at, MAX_VALUE_LENGTH, errors);
            }
            cleanText(at, property.getValue(), true, errors);
        }
    }

    private static boolean isCode(String field, String text, InputErrors errors) {
        if (text != null && !Text.isCode(text)) {
            errors.add(field, "not-a-code", CODE);
            return false;
        }
        return true;
    }

    private static void tooLong(String field, int max, InputErrors errors) {
        errors.add(field, "too-long", "Send at most " + max + " characters.");
    }

    private static void cleanText(String field, String text, boolean mayHaveLines, InputErrors errors) {
        String flaw = text == null ? null : Text.flaw(text, mayHaveLines);
        if (flaw != null) {
            errors.add(field, flaw, flaw.equals("broken-character") ? "Send whole Unicode characters: there is half of one."
                    : mayHaveLines ? "Send text without control characters; line breaks and tabs are fine."
                    : "Send text without control characters or line breaks.");
        }
    }
}
