package org.tandem.leadcapture.contact;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class CodesTest {

    @ParameterizedTest
    @CsvSource({"DE, DE", "de, DE", "DEU, DE", "Germany, DE", "Deutschland, DE", "UK, GB", "Great Britain, GB", "USA, US", "U.S.A., US",
            "United States, US", "united states of america, US", "Czech Republic, CZ", "Czechia, CZ", "Côte d'Ivoire, CI",
            "Cote d’Ivoire, CI", "Bosnia and Herzegovina, BA", "Bosnia & Herzegovina, BA", "South Korea, KR", "Brazil, BR", "BRASIL, BR",
            "Hong Kong, HK", "Turkey, TR", "The Netherlands, NL", "Namibia, NA", "NA, NA", "Ireland, IE"})
    void knowsCountries(String given, String code) {
        assertThat(Codes.country(given)).isEqualTo(code);
    }

    @Test
    void everyCodeAndEveryEnglishNameIsACountry() {
        for (String code : Locale.getISOCountries()) {
            assertThat(Codes.country(code)).isEqualTo(code);
            assertThat(Codes.country(new Locale("", code).getDisplayCountry(Locale.ENGLISH))).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"Software, information-technology", "information-technology, information-technology", "IT, information-technology",
            "Banking, financials", "Oil & Gas, energy", "Health Care, health-care", "Other, other-industry", "NGO, non-profit"})
    void knowsIndustries(String given, String code) {
        assertThat(Codes.industry(given)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"CEO, c-level", "C-Level, c-level", "VP, vp", "Vice President, vp", "director, director", "Manager, manager",
            "Individual Contributor, individual", "Student, student"})
    void knowsJobLevels(String given, String code) {
        assertThat(Codes.jobLevel(given)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Marketing, marketing", "HR, human-resources", "R&D, research-and-development", "Purchasing, purchasing", "IT, information-technology"})
    void knowsDepartments(String given, String code) {
        assertThat(Codes.department(given)).isEqualTo(code);
    }

    @Test
    void knowsLawfulBases() {
        assertThat(Codes.basis("Legitimate Interests")).isEqualTo("legitimate-interest");
        assertThat(Codes.basis("consent")).isEqualTo("consent");
        assertThat(Codes.basis("because")).isNull();
    }

    @Property(tries = 2_000)
    void neverPassesOnWhatWasTyped(@ForAll String text) {
        assertThat(Codes.country("x" + text + "9")).isNull();
        assertThat(Codes.industry("x" + text + "9")).isNull();
        assertThat(Codes.department("x" + text + "9")).isNull();
        assertThat(Codes.jobLevel("x" + text + "9")).isNull();
    }

    @Test
    void hasNoCodeForNothing() {
        for (String text : new String[]{null, "", " ", "-", "Atlantis", "x".repeat(1_000)}) {
            assertThat(Codes.country(text)).isNull();
            assertThat(Codes.industry(text)).isNull();
            assertThat(Codes.department(text)).isNull();
            assertThat(Codes.jobLevel(text)).isNull();
        }
    }

    /** Their codes are on the stream for ever; a new one is an addition, never a change. */
    @Test
    void everyLevelOfTheShippedScoringModelIsACode() {
        assertThat(Set.of("c-level", "vp", "director", "manager")).allMatch(level -> level.equals(Codes.jobLevel(level)));
    }
}
