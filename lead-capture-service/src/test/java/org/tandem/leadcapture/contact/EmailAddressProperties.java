package org.tandem.leadcapture.contact;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.util.Locale;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressProperties {

    @Property(tries = 100_000)
    void normalisingTwiceIsNormalisingOnce(@ForAll("addresses") String given) {
        Optional<EmailAddress> once = EmailAddress.parse(given);
        once.ifPresent(email -> {
            EmailAddress twice = EmailAddress.parse(email.key()).orElseThrow();
            assertThat(twice.key()).isEqualTo(email.key());
            assertThat(twice.isRole() || !email.isRole()).isTrue();
            assertThat(twice.isFreeMail()).isEqualTo(email.isFreeMail());
        });
    }

    @Property(tries = 5_000)
    void caseOfAnAsciiAddressMakesNoDifference(@ForAll("plainAddresses") String given) {
        String upper = given.toUpperCase(Locale.ROOT);

        assertThat(EmailAddress.parse(upper).map(EmailAddress::key)).isEqualTo(EmailAddress.parse(given).map(EmailAddress::key));
    }

    @Property(tries = 5_000)
    void anyTextIsReadOrNot(@ForAll String text) {
        EmailAddress.parse(text);
        EmailAddress.parse("a@" + text + ".com");
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> nasty = Arbitraries.strings().withChars("aZ.+-_'İıßΣςſKÅÄö字①ﬁ\u0301\u0307\u0345\u1E9E\u03F4\u10A0\u200D")
                .ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(66);
        Arbitrary<String> local = Arbitraries.frequencyOf(Tuple.of(6, plainLocal()),
                Tuple.of(3, nasty), Tuple.of(1, any));
        Arbitrary<String> nastyDomain = Arbitraries.strings().withChars("aZ-.。İßΣς字①ﬁ\u0301\u1E9E9").ofMinLength(1).ofMaxLength(8)
                .map(label -> label + ".example");
        return Combinators.combine(local, Arbitraries.oneOf(domains(), nastyDomain)).as((l, d) -> l + "@" + d);
    }

    @Provide
    Arbitrary<String> plainAddresses() {
        return Combinators.combine(plainLocal(), domains()).as((local, domain) -> local + "@" + domain);
    }

    private static Arbitrary<String> plainLocal() {
        return Arbitraries.strings().withChars("abinfo.+-_0").ofMinLength(1).ofMaxLength(12);
    }

    private static Arbitrary<String> domains() {
        return Arbitraries.of("gmail.com", "googlemail.com", "outlook.com", "hotmail.de", "live.com", "icloud.com", "me.com",
                "yahoo.com", "yahoo.co.jp", "yandex.ru", "ya.ru", "acme.example", "münchen.example");
    }
}
