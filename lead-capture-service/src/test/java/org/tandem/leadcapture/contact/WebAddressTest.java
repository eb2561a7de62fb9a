package org.tandem.leadcapture.contact;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.lead.Utm;

import static org.assertj.core.api.Assertions.assertThat;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://www.example.com/demo|https://www.example.com/demo",
            "https://www.example.com|https://www.example.com/",
            "HTTPS://WWW.Example.COM/Demo/|https://www.example.com/Demo/",
            "http://localhost:8080/a|http://localhost:8080/a",
            "http://192.168.1.10/a|http://192.168.1.10/a",
            "https://example.com/a?email=ana%40example.com&utm_source=x#top|https://example.com/a",
            "https://example.com/a#ana@example.com|https://example.com/a",
            "https://example.com#?x|https://example.com/",
            "https://ana:secret@example.com/a|https://example.com/a",
            "https://ana@evil@example.com/a|https://example.com/a",
            "https://example.com/u/ana@example.com/edit|https://example.com/u/edit",
            "https://example.com/u/ana%40example.com|https://example.com/u",
            "https://example.com/u/ana%2540example.com/x|https://example.com/u/x",
            "https://example.com/u/ana%252540example.com/x|https://example.com/u/x",
            "https://example.com/u/ana＠example.com/x|https://example.com/u/x",
            "https://example.com/u/ana%EF%BC%A0example.com/x|https://example.com/u/x",
            "https://example.com/u/%FF/x|https://example.com/u/x",
            "https://example.com/a;jsessionid=1234/b|https://example.com/a/b",
            "https://example.com//a///b//|https://example.com/a/b/",
            "https://example.com\\evil\\x|https://example.com/evil/x",
            "https://example.com/ana@example.com|https://example.com",
            "https://münchen.example/straße|https://xn--mnchen-3ya.example/stra%C3%9Fe",
            "https://example.com/<script>alert('x')</script>|https://example.com/%3Cscript%3Ealert%28%27x%27%29%3C/script%3E",
            "https://example.com/a b|https://example.com/a%20b",
            "https://example.com/100%|https://example.com/100%"})
    void keepsThePageAlone(String given, String clean) {
        assertThat(WebAddress.clean(given)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "/demo", "www.example.com", "javascript:alert(1)", "data:text/html,x", "https://",
            "https:///a", "https://?x", "ftp://example.com", "https://exa mple.com/", "https://exa%40mple.com/", "https://[::1]/",
            "https://example.com:80a/", "https://example.com/a\nb", "https://ana@", "//example.com/a", "https://\ud800.com/"})
    void isNothingWhereNoPageIs(String given) {
        assertThat(WebAddress.parse(given)).isNull();
    }

    @Test
    void takesCampaignParameters() {
        WebAddress page = WebAddress.parse("https://example.com/?x=1&utm_source=linked+in&utm_medium=paid%20social"
                + "&utm_campaign=spring-2026_v1.0~b&utm_term=d%C3%A9mo&utm_content=42&utm_source=second#utm_term=no");

        assertThat(page.utm()).isEqualTo(new Utm("linked in", "paid social", "spring-2026_v1.0~b", "démo", "42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana%40example.com", "ana@example.com", "ana%2540example.com", "a%0Ab", "%FF", "a%2Fb", "a:b", "",
            "%20", "<b>", "%F0%9F%98%80"})
    void dropsParametersThatCouldHideAnything(String value) {
        assertThat(WebAddress.parse("https://example.com/?utm_source=" + value).utm()).isNull();
    }

    @Test
    void dropsLongParametersWhole() {
        assertThat(UtmValue.clean("x".repeat(100))).hasSize(100);
        assertThat(UtmValue.clean("x".repeat(101))).isNull();
        assertThat(UtmValue.clean(null)).isNull();
    }

    @Property(tries = 5_000)
    void neverThrowsAndNeverLetsAnAtSignThrough(@ForAll String text) {
        for (String given : new String[]{text, "https://example.com/" + text, "https://" + text + "/a", "https://example.com/?utm_source=" + text}) {
            WebAddress page = WebAddress.parse(given);
            if (page != null) {
                assertThat(page.clean()).matches("https?://[a-z0-9._-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~!$&*+,=:%/-]*)?");
                assertThat(page.clean()).doesNotContain("%40");
            }
        }
    }
}
