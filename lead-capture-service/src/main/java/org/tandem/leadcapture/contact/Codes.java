package org.tandem.leadcapture.contact;

/**
 * Business attributes as codes from closed lists. Each function returns a code of its list or null, and never what it
 * was given: a job level that somebody typed can hold a name, and {@code leads} cannot forget.
 */
public final class Codes {

    private Codes() {
    }

    /** ISO 3166-1 alpha-2, upper case. */
    public static String country(String text) {
        return CountryCodes.LIST.find(text);
    }

    public static String industry(String text) {
        return IndustryCodes.LIST.find(text);
    }

    public static String department(String text) {
        return DepartmentCodes.LIST.find(text);
    }

    public static String jobLevel(String text) {
        return JobLevelCodes.LIST.find(text);
    }

    /** The lawful basis of a permission: the six of GDPR article 6. */
    public static String basis(String text) {
        return LawfulBases.LIST.find(text);
    }
}
