package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.leadcapture.capture.CaptureOutcome.Accepted;
import org.tandem.leadcapture.capture.CaptureOutcome.Refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.FORM;
import static org.tandem.leadcapture.capture.Captures.ana;
import static org.tandem.leadcapture.capture.Captures.decide;
import static org.tandem.leadcapture.capture.Captures.json;

/** Text that has broken other systems: it is kept as it is, or refused by a rule that says so. */
class NaughtyStringsTest {

    private static final List<String> STRINGS = List.of(
            // what looks like nothing or like another type
            "", " ", "\t", "\u00A0", "\u3000", "\u200B", "\u2060", "\uFEFF", "undefined", "undef", "null", "NULL", "Null", "(null)", "nil", "NIL", "None",
            "true", "false", "True", "False", "TRUE", "hasOwnProperty", "__proto__", "constructor", "then", "\\", "\\\\", "0", "1", "-0", "1.00", "$1.00",
            "1/2", "1E2", "1E+02", "-1", "0/0", "NaN", "Infinity", "-Infinity", "INF", "0x0", "0xffffffff", "1,000.00", "1.000,00", "08", "999999999999999999999",
            "2147483648", "-9223372036854775809", "1e400", "4.9E-324", "2026-02-30", "0000-00-00",
            // names of real people and places
            "O'Brien", "O’Brien", "Nuñez", "Jean-Luc d'Éon", "Björk Guðmundsdóttir", "Łukasz Żółć", "İbrahim", "ıIiİ", "Strauß", "STRAẞE", "Ng", "X Æ A-12",
            "von der Leyen", "Rrrr J. Smith, Jr.", "'Asma' Abdul", "山田 太郎", "김민준", "Нгуен Ван", "محمد", "יוסף", "ศรีสุข", "தமிழ்", "हिन्दी", "ქართული",
            "Scunthorpe General Hospital", "Penistone Community Church", "Lightwater Country Park", "Horniman Museum", "Craig Cockburn, Software Specialist",
            // Unicode
            "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "¡™£¢∞§¶•ªº–≠", "田中さんにあげて下さい", "찦차를 타고 온 펲시맨", "𠜎𠜱𠝹𠱓", "Ⱥ", "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀", "ﬁ ﬃ ſ",
            "😍", "👩🏽", "👨‍🦰 👨🏿‍🦰", "👾 🙇 💁", "🇺🇸🇷🇺", "✋🏿 💪🏿", "👨‍👩‍👧‍👦", "0️⃣ 1️⃣", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "１２３", "١٢٣", "ثم نفس سقطت", "בְּרֵאשִׁית",
            "הָיְתָהtestالصفحات", "﷽", "ﷺ", "\u202Atest\u202C", "\u202Etest", "\u2066test\u2067", "\u200Ftest", "test\u2060test", "a\u200Bb", "a\u200Db", "a\u00ADb",
            "a\u2028b", "a\u2029b", "a\uFEFFb", "a\uFFFDb", "a\uFFFEb", "a\uFFFFb", "a\uE000b", "a\uDBFF\uDFFFb", "e\u0301", "\u00e9", "\u0301", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
            "T̶̡͍̳ó̸͖", "˙ɐnbᴉlɐ", "Ｔｈｅ ｑｕｉｃｋ", "𝐓𝐡𝐞 𝕢𝕦𝕚𝕔𝕜", "⒯⒣⒠", "раураl", "\u0000", "a\u0000b", "\u0001", "\u0007", "\u001B[31mred", "\u007F", "\u0085", "\u009F",
            "a\u0085b", "a\u009Fb", "\ud800", "\udfff", "\ud800\ud800", "\udc00\ud800", "a\ud83d", "\u180E", "\u2800", "\u115F", "\uDB40\uDC41",
            // lines
            "a\nb", "a\rb", "a\r\nb", "a\tb", "a\u000Bb", "a\u000Cb", "x\r\nBcc: all@example.com", "x\r\n\r\n<html>", "%0d%0aSet-Cookie: a=b",
            // markup and scripts
            "<script>alert(0)</script>", "&lt;script&gt;", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)",
            "<a href=\"javas\u0000cript:x\">", "<iframe src=//x.example>", "<!--", "-->", "]]>", "<![CDATA[", "<?xml version=\"1.0\"?>", "&#106;", "&amp;&quot;", "＜script＞",
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>", "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "%{(#a=1)}", "${jndi:ldap://x.example/a}", "{0}", "%s%s%n%d", "%x%x", "{\"a\":1}", "[]",
            // databases, shells, spreadsheets, files
            "1;DROP TABLE users", "'; DROP TABLE lead; --", "' OR 1=1 -- 1", "' OR '1'='1", "\" or \"\"=\"", "%", "_", "\\'", "$$", "/*", "*/", "--", ";", "||", "`id`", "$(touch /tmp/x)", "| ls", "&& ls", "; ls",
            "$HOME", "%USERPROFILE%", "=1+1", "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2+3", "\t=1", "＝1+1", "../../etc/passwd", "..\\..\\x", "/dev/null", "C:\\con\\con", "CON", "PRN", "file.txt\u0000.png",
            // quotes and separators
            "'", "\"", "''", "\"\"", "'\"'", "“”", "‘’", "`", "´", ",", "a,b", "a;b", "a|b", "a\\nb", "a&b=c", "a+b", "a%20b", "#", "?", "~", "^", "@", "a@b", "()", "((((((((((", "a".repeat(200), "😀".repeat(200), "\u0301".repeat(200),
            "If you're reading this, you've been in a coma", "Roses are \u001b[0;31mred\u001b[0m", "Power لُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗", "జ్ఞ‌ా", "But now...\u001b[20Cfor my greatest trick...");

    private static final Set<String> REASONS = Set.of("control-character", "broken-character", "too-long", "missing");

    static Stream<String> strings() {
        return STRINGS.stream();
    }

    @Test
    void thereAreMany() {
        assertThat(STRINGS).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("strings")
    void areKeptAsTheyAreOrRefusedByARule(String text) {
        for (Field field : new Field[]{Field.FIRST_NAME, Field.LAST_NAME, Field.NAME, Field.COMPANY, Field.JOB_TITLE, Field.WEBSITE, Field.STREET, Field.POSTAL_CODE,
                Field.CITY, Field.REGION, Field.COUNTRY, Field.MESSAGE, Field.PAGE, Field.REFERRER}) {
            CaptureOutcome outcome = decide(ana().put(field, text), FORM);
            if (outcome instanceof Accepted accepted) {
                String expected = text.isBlank() ? null : text.strip();
                assertThat(valueOf(field, accepted.profile())).isEqualTo(expected);
            } else {
                assertThat(((Refused) outcome).errors()).allMatch(error -> REASONS.contains(error.code()) && error.field().equals(field.fieldName()));
                assertThat(isPlain(text)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void areKeptInPropertiesAndConsentTextsToo(String text) {
        CaptureOutcome outcome = decide(ana().property("p", text).consent(new ConsentInput("phone", true, text, null)), FORM);

        if (outcome instanceof Accepted accepted) {
            assertThat(accepted.profile().properties()).isEqualTo(text.isBlank() ? Map.of() : Map.of("p", text.strip()));
            assertThat(accepted.profile().consentTexts()).allMatch(consent -> consent.text().equals(text));
        } else {
            assertThat(((Refused) outcome).errors()).allMatch(error -> REASONS.contains(error.code()));
            assertThat(isPlain(text)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("strings")
    void neverBreakAnythingAnywhere(String text) {
        for (Field field : Field.values()) {
            assertThat(decide(LeadInput.builder().put(Field.ANONYMOUS_ID, "c0ffee").put(field, text), FORM)).isNotNull();
        }
        assertThat(decide(ana().property(text, text).consent(new ConsentInput(text, true, text, text)), FORM)).isNotNull();
        assertThat(FormFields.read(Map.of(text.length() > 64 ? "x" : text, List.of(text, text), "consent_" + text, List.of(text)))).isNotNull();
        assertThat(LeadJson.read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(text.equals("{\"a\":1}") ? Reading.Read.class : Reading.Unreadable.class);
    }

    @ParameterizedTest
    @MethodSource("strings")
    void surviveJson(String text) {
        Reading reading = LeadJson.read(json(Map.of("name", text, "properties", Map.of("p", text))).getBytes(StandardCharsets.UTF_8));

        if (Text.flaw(text, true) == null) {
            LeadInput input = ((Reading.Read) reading).input();
            assertThat(input.name()).isEqualTo(text);
            assertThat(input.properties()).isEqualTo(Map.of("p", text));
        }
    }

    private static boolean isPlain(String text) {
        return text.strip().codePoints().noneMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c < 0xE000);
    }

    private static String valueOf(Field field, ProfileCaptured profile) {
        return switch (field) {
            case FIRST_NAME -> profile.firstName();
            case LAST_NAME -> profile.lastName();
            case NAME -> profile.name();
            case COMPANY -> profile.company();
            case JOB_TITLE -> profile.jobTitle();
            case WEBSITE -> profile.website();
            case STREET -> profile.street();
            case POSTAL_CODE -> profile.postalCode();
            case CITY -> profile.city();
            case REGION -> profile.region();
            case COUNTRY -> profile.country();
            case MESSAGE -> profile.message();
            case PAGE -> profile.page();
            case REFERRER -> profile.referrer();
            default -> throw new IllegalArgumentException(field.name());
        };
    }
}
