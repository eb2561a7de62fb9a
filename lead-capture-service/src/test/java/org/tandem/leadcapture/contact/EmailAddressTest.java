package org.tandem.leadcapture.contact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
            "some.name@gmail.com, somename@gmail.com",
            "some.Name+extension@GoogleMail.com, somename@gmail.com",
            "some.name.midd.leNa.me.+extension@gmail.com, somenamemiddlename@gmail.com",
            "some.name+extension@unknown.com, some.name+extension@unknown.com",
            "test@ya.ru, test@yandex.ru",
            "test@yandex.by, test@yandex.ru",
            "matthew..example@gmail.com, matthew..example@gmail.com",
            "a.b..c@gmail.com, ab..c@gmail.com",
            "+only@gmail.com, +only@gmail.com",
            "Some.Name+x@Outlook.com, some.name@outlook.com",
            "some.name+x@hotmail.co.uk, some.name@hotmail.co.uk",
            "a+x@live.com, a@live.com",
            "a.b+x@icloud.com, a.b@icloud.com",
            "a+x@me.com, a@me.com",
            "some.name-shop-2@yahoo.co.uk, some.name@yahoo.co.uk",
            "some-name+x@company.example, some-name+x@company.example",
            "Ana.Souza@EXAMPLE.com, ana.souza@example.com",
            "o'brien@example.com, o'brien@example.com",
            "info@münchen.example, info@xn--mnchen-3ya.example",
            "info@MÜNCHEN.example, info@xn--mnchen-3ya.example",
            "info@xn--mnchen-3ya.example, info@xn--mnchen-3ya.example",
            "用户@例子.广告, 用户@xn--fsqu00a.xn--4rr70v",
            "a@sub.Example.CO.UK, a@sub.example.co.uk"})
    void foldsTheSpellingsOfOneMailbox(String given, String key) {
        assertThat(EmailAddress.parse(given)).hasValueSatisfying(email -> {
            assertThat(email.key()).isEqualTo(key);
            assertThat(email.asGiven()).isEqualTo(given);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"an invalid email address", "@gmail.com", "", " ", "@", "a@", "a@b", "a@.com", "a@b..com",
            "a@b.com.", "a@-b.com", "a@b-.com", "a b@c.com", "a@b c.com", "a@b_c.com", "a@1.2.3.4", "a@[1.2.3.4]",
            "\"a b\"@c.com", "a,b@c.com", "a@b.com,c@d.com", "a@b.com; c@d.com", "<a@b.com>", "Ana <a@b.com>", "a@b@c.com",
            "mailto:a@b.com\n", "a\u0000@b.com", "a@b.com\u0000", "a\u200Bb@c.com", "\u202Ea@b.com", "a@b.c", "a@b.123",
            "a\r\nbcc:x@b.com", "a\ud800@b.com", "a@\ud800.com", "a@xn--.\u00ad", "a(comment)@b.com", "a:b@c.com", "a\u037Eb@c.com"})
    void refusesWhatIsNotOneAddress(String given) {
        assertThat(EmailAddress.parse(given)).isEmpty();
    }

    @Test
    void isNothingWhereNothingIs() {
        assertThat(EmailAddress.parse(null)).isEmpty();
    }

    /** Without the rule's dot, an accent would come to stand beside the letter and be composed with it next time. */
    @Test
    void foldsOnlyWhatAProviderGivesOut() {
        String given = "a.\u0301@gmail.com";

        assertThat(EmailAddress.parse(given)).hasValueSatisfying(email -> assertThat(email.key()).isEqualTo(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {" a@b.com", "a@b.com ", "\ta@b.com\r\n", "\u00A0a@b.com\u200B", "\uFEFFa@b.com"})
    void dropsWhatCopyingLeavesAround(String given) {
        assertThat(EmailAddress.parse(given)).hasValueSatisfying(email -> assertThat(email.asGiven()).isEqualTo("a@b.com"));
    }

    @Test
    void composesUnicode() {
        String decomposed = "jose\u0301@example.com";

        assertThat(EmailAddress.parse(decomposed)).hasValueSatisfying(
                email -> assertThat(email.key()).isEqualTo("jos\u00e9@example.com"));
    }

    @Test
    void countsLengthAsMailServersDo() {
        String label = "d".repeat(60);
        String domain = label + "." + label + "." + label + ".example";
        String local = "l".repeat(EmailAddress.MAX_LENGTH - 1 - domain.length());

        assertThat(EmailAddress.parse(local + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse(local + "l@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("l".repeat(64) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("l".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("é".repeat(33) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(1_000_000) + "@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@acme.example", "INFO@acme.example", "sales@acme.example", "noreply@acme.example",
            "no-reply@acme.example", "contact@acme.example", "admin@acme.example", "support@acme.example",
            "office@acme.example", "hello@acme.example", "marketing@acme.example", "webmaster@acme.example",
            "postmaster@acme.example", "info+eu@acme.example"})
    void knowsOffices(String given) {
        assertThat(EmailAddress.parse(given).orElseThrow().isRole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@acme.example", "information.ana@acme.example", "s.ales@acme.example", "infos@acme.example"})
    void takesPeopleForPeople(String given) {
        assertThat(EmailAddress.parse(given).orElseThrow().isRole()).isFalse();
    }

    @Test
    void knowsFreeMail() {
        assertThat(EmailAddress.parse("a@GMAIL.com").orElseThrow().isFreeMail()).isTrue();
        assertThat(EmailAddress.parse("a@web.de").orElseThrow().isFreeMail()).isTrue();
        assertThat(EmailAddress.parse("a@yahoo.com.br").orElseThrow().isFreeMail()).isTrue();
        assertThat(EmailAddress.parse("a@acme.example").orElseThrow().isFreeMail()).isFalse();
    }

    @Test
    void givesTheLeadIdOfTheVector() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        Identity identity = new Identity(Uuid5.of(dns, "alignment.example"));

        LeadId lead = identity.byEmail(EmailAddress.parse(" Ana.Souza@Example.com").orElseThrow().key());

        assertThat(lead).hasToString("f27235cd-ddee-56b7-a887-d47febd99214");
    }

    @Test
    void tellsNoLogWhoItIs() {
        assertThat(EmailAddress.parse("ana.souza@example.com").orElseThrow().toString()).doesNotContain("ana");
    }
}
