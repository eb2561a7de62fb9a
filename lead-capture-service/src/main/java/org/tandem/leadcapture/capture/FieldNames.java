package org.tandem.leadcapture.capture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What form owners call the fields. Case, {@code _} and {@code -} make no difference, so {@code firstname},
 * {@code first_name} and {@code firstName} are one field.
 */
final class FieldNames {

    private static final Map<String, Field> EXACT = exact();
    private static final Map<String, Field> LOOSE = loose();

    private FieldNames() {
    }

    /** The field of exactly this name, or null. */
    static Field exactly(String name) {
        return EXACT.get(name);
    }

    /** The field that somebody means by this name, or null. */
    static Field meantBy(String name) {
        Field exact = EXACT.get(name);
        return exact != null ? exact : LOOSE.get(squeeze(name));
    }

    private static String squeeze(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-') {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Field> exact() {
        Map<String, Field> names = new HashMap<>();
        for (Field field : Field.values()) {
            names.put(field.fieldName(), field);
        }
        return Map.copyOf(names);
    }

    private static Map<String, Field> loose() {
        Map<String, Field> names = new HashMap<>();
        for (Field field : Field.values()) {
            names.put(squeeze(field.fieldName()), field);
        }
        name(names, Field.EMAIL, "mail", "emailaddress", "workemail", "businessemail");
        name(names, Field.PHONE, "tel", "telephone", "phonenumber", "mobile", "mobilephone");
        name(names, Field.FIRST_NAME, "fname", "givenname");
        name(names, Field.LAST_NAME, "lname", "surname", "familyname");
        name(names, Field.NAME, "fullname");
        name(names, Field.COMPANY, "companyname", "organization", "organisation");
        name(names, Field.WEBSITE, "companywebsite");
        name(names, Field.STREET, "address", "streetaddress");
        name(names, Field.POSTAL_CODE, "zip", "zipcode", "postcode");
        name(names, Field.REGION, "state", "province");
        name(names, Field.COMPANY_SIZE, "employees", "numberofemployees", "numemployees");
        name(names, Field.JOB_LEVEL, "seniority");
        name(names, Field.MESSAGE, "comment", "comments");
        return Map.copyOf(names);
    }

    private static void name(Map<String, Field> names, Field field, String... others) {
        for (String other : others) {
            names.put(other, field);
        }
    }
}
