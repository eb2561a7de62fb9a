package org.tandem.leadcapture.contact;

import java.util.Locale;

/** ISO 3166-1 alpha-2, by code, by alpha-3 code and by the names people write. */
final class CountryCodes {

    static final CodeList LIST = list();

    private CountryCodes() {
    }

    private static CodeList list() {
        CodeList list = new CodeList();
        for (String code : Locale.getISOCountries()) {
            list.code(code);
        }
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            list.code(code, country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH));
        }
        return list
                .code("AE", "UAE", "Emirates", "Dubai")
                .code("AT", "Österreich")
                .code("BA", "Bosnia")
                .code("BE", "Belgique", "België")
                .code("BR", "Brasil")
                .code("CD", "DR Congo", "Democratic Republic of the Congo")
                .code("CG", "Congo", "Republic of the Congo")
                .code("CH", "Schweiz", "Suisse", "Svizzera")
                .code("CI", "Ivory Coast")
                .code("CN", "PRC", "Mainland China", "People's Republic of China")
                .code("CV", "Cabo Verde")
                .code("CZ", "Czech Republic")
                .code("DE", "Deutschland", "Federal Republic of Germany")
                .code("DK", "Danmark")
                .code("ES", "España")
                .code("FM", "Federated States of Micronesia")
                .code("GB", "UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales",
                        "Northern Ireland", "United Kingdom of Great Britain and Northern Ireland")
                .code("GM", "The Gambia")
                .code("GR", "EL", "Hellas")
                .code("HK", "Hong Kong")
                .code("IE", "Republic of Ireland", "Éire")
                .code("IR", "Islamic Republic of Iran")
                .code("IT", "Italia")
                .code("JP", "Nippon")
                .code("KN", "Saint Kitts and Nevis")
                .code("KP", "Democratic People's Republic of Korea")
                .code("KR", "Korea", "Republic of Korea")
                .code("LA", "Lao", "Lao People's Democratic Republic")
                .code("LC", "Saint Lucia")
                .code("MD", "Republic of Moldova")
                .code("MK", "Macedonia")
                .code("MM", "Myanmar", "Burma")
                .code("MO", "Macao", "Macau")
                .code("MX", "México")
                .code("NL", "Holland", "The Netherlands", "Nederland")
                .code("NO", "Norge")
                .code("PH", "The Philippines")
                .code("PL", "Polska")
                .code("PS", "Palestine", "State of Palestine")
                .code("RU", "Russian Federation")
                .code("SE", "Sverige")
                .code("SY", "Syrian Arab Republic")
                .code("SZ", "Swaziland")
                .code("TL", "East Timor")
                .code("TR", "Turkey", "Türkiye", "Turkiye")
                .code("TW", "Taiwan, Province of China")
                .code("TZ", "United Republic of Tanzania")
                .code("US", "USA", "U.S.A.", "United States of America", "America", "The United States")
                .code("VA", "Holy See")
                .code("VC", "Saint Vincent and the Grenadines")
                .code("VE", "Bolivarian Republic of Venezuela")
                .code("VN", "Viet Nam");
    }
}
