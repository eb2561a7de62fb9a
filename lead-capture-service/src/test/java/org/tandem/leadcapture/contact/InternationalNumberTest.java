package org.tandem.leadcapture.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class InternationalNumberTest {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final InternationalNumber international = new InternationalNumber(library);

    @ParameterizedTest
    @ValueSource(strings = {"+4930123456789", "+442079460018", "+16502530000", "+33612345678", "+390612345678"})
    void readsCommonNumbersOrLeavesThemToTheLibrary(String text) {
        assertThat(PhoneNumber.parse(text, null)).isEqualTo(PhoneNumber.read(text, null));
    }

    @Test
    void saysOfMostCommonNumbersThatTheyAreE164() {
        assertThat(international.isE164("+442079460018")).isTrue();
        assertThat(international.isE164("+493012345678")).isTrue();
        assertThat(international.isE164("+16502530000")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "4930123456789", "+49 30 123456", "+4930123456789012345", "+99912345678",
            "+4403012345678", "+٤٩٣٠١٢٣٤٥٦٧٨", "+5215512345678", "+493", "+0201000000000"})
    void leavesEverythingElseToTheLibrary(String text) {
        assertThat(international.isE164(text)).isFalse();
    }

    @Test
    void neverSaysAnythingElseThanTheLibrary() {
        Random random = new Random(7);
        List<String> different = new ArrayList<>();
        for (int code : new TreeSet<>(library.getSupportedCallingCodes())) {
            for (int digits = 7; digits <= 13; digits++) {
                for (int begin = 0; begin < 100; begin++) {
                    String text = number(code, begin, digits, random);
                    if (international.isE164(text) && PhoneNumber.read(text, null)
                            .filter(read -> read.equals(new PhoneNumber(text, null))).isEmpty()) {
                        different.add(text);
                    }
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static String number(int code, int begin, int digits, Random random) {
        StringBuilder text = new StringBuilder("+" + code).append(begin / 10).append(begin % 10);
        while (text.length() < 1 + Integer.toString(code).length() + digits) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
