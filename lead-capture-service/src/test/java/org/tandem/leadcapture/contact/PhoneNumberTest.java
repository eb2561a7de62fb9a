package org.tandem.leadcapture.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
            "+44 20 7946 0018, , +442079460018",
            "+44 (0)20 7946 0018, , +442079460018",
            "+1 (650) 253-0000, , +16502530000",
            "020 7946 0018, GB, +442079460018",
            "(11) 96123-4567, BR, +5511961234567",
            "0049 89 636-48018, DE, +498963648018",
            "+4989 63648018, US, +498963648018",
            "٠٢٠٧٩٤٦٠٠١٨, GB, +442079460018",
            "tel:+1-650-253-0000, , +16502530000"})
    void readsNumbers(String given, String country, String e164) {
        assertThat(PhoneNumber.parse(given, country)).hasValueSatisfying(phone -> assertThat(phone.e164()).isEqualTo(e164));
    }

    @Test
    void keepsTheExtensionBeside() {
        assertThat(PhoneNumber.parse("+1 650 253 0000 ext. 123", null))
                .contains(new PhoneNumber("+16502530000", "123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "call me", "none", "+", "12", "020 7946 0018", "+999 123 456 789", "a@b.com",
            "+44 20 7946 0018 20 7946 0018 20 7946 0018"})
    void readsNothingIntoOtherText(String given) {
        assertThat(PhoneNumber.parse(given, null)).isEmpty();
    }

    @Test
    void isQuickWithLongText() {
        assertThat(PhoneNumber.parse("1".repeat(1_000_000), "DE")).isEmpty();
        assertThat(PhoneNumber.parse("+49" + " -".repeat(500_000), "DE")).isEmpty();
        assertThat(PhoneNumber.parse(null, "DE")).isEmpty();
    }

    @Test
    void knowsWhatAPersonCouldDial() {
        assertThat(PhoneNumber.looksNational("(11) 96123-4567")).isTrue();
        assertThat(PhoneNumber.looksNational("020 7946 0018")).isTrue();
        assertThat(PhoneNumber.looksNational("12345")).isFalse();
        assertThat(PhoneNumber.looksNational("1234567890123456")).isFalse();
        assertThat(PhoneNumber.looksNational("call 020 7946 0018")).isFalse();
        assertThat(PhoneNumber.looksNational("+1 650 253 0000")).isFalse();
    }

    /** Punctuation is dropped before the library sees it; this holds that to be no difference. */
    @Property(tries = 2_000)
    void readsWhatTheLibraryReads(@ForAll("dialled") String given) {
        assertThat(PhoneNumber.parse(given, "DE").map(PhoneNumber::e164)).isEqualTo(byTheLibrary(given));
    }

    @Provide
    Arbitrary<String> dialled() {
        return Arbitraries.strings().withChars("01234567890123456789 ()-.").ofMinLength(5).ofMaxLength(18)
                .flatMap(digits -> Arbitraries.of("", "+", "+49 ", "+1-", "0", "00", "+44 (0)", "(+55) ").map(start -> start + digits))
                .filter(text -> text.chars().filter(Character::isDigit).count() >= 4);
    }

    private static Optional<String> byTheLibrary(String given) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            var number = library.parse(given, "DE");
            return library.isPossibleNumber(number) ? Optional.of(library.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
