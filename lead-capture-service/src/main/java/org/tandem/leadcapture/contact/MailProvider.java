package org.tandem.leadcapture.contact;

import java.util.HashMap;
import java.util.Map;

/**
 * What the large public providers are known to deliver to one mailbox. Only these: at every other domain dots, plus and
 * minus signs may tell two people apart. They give out ASCII addresses, so no other address is theirs to fold; that also
 * keeps the rules from joining an accent to a letter it did not stand beside.
 */
enum MailProvider {

    /** Ignores single dots and everything after a plus. Two dots in a row are no alias and stay. */
    GOOGLE {
        @Override
        String mailbox(String local) {
            return withoutSingleDots(before('+', local));
        }
    },
    /** Outlook and iCloud ignore everything after a plus. */
    PLUS {
        @Override
        String mailbox(String local) {
            return before('+', local);
        }
    },
    /** Disposable addresses are a base name, a hyphen and a word; a base name has no hyphen. */
    YAHOO {
        @Override
        String mailbox(String local) {
            return before('-', local);
        }
    },
    /** One mailbox under several domains. */
    YANDEX {
        @Override
        String mailbox(String local) {
            return local;
        }
    };

    private static final Map<String, MailProvider> BY_DOMAIN = byDomain();

    abstract String mailbox(String local);

    /** The identity key of a lower-case address. */
    static String key(String local, String domain) {
        MailProvider provider = BY_DOMAIN.get(domain);
        if (provider == null || !Ascii.is(local)) {
            return local + "@" + domain;
        }
        String mailbox = provider.mailbox(local);
        return (mailbox.isEmpty() ? local : mailbox) + "@" + provider.canonical(domain);
    }

    private String canonical(String domain) {
        return switch (this) {
            case GOOGLE -> "gmail.com";
            case YANDEX -> "yandex.ru";
            case PLUS, YAHOO -> domain;
        };
    }

    private static String before(char separator, String local) {
        int end = local.indexOf(separator);
        return end < 0 ? local : local.substring(0, end);
    }

    private static String withoutSingleDots(String local) {
        if (local.indexOf('.') < 0) {
            return local;
        }
        StringBuilder kept = new StringBuilder(local.length());
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c != '.' || isDot(local, i - 1) || isDot(local, i + 1)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean isDot(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) == '.';
    }

    private static Map<String, MailProvider> byDomain() {
        Map<String, MailProvider> domains = new HashMap<>();
        put(domains, GOOGLE, "gmail.com", "googlemail.com");
        put(domains, PLUS, "outlook.at", "outlook.be", "outlook.cl", "outlook.co.il", "outlook.co.nz", "outlook.co.th",
                "outlook.com", "outlook.com.ar", "outlook.com.au", "outlook.com.br", "outlook.com.gr",
                "outlook.com.pe", "outlook.com.tr", "outlook.com.vn", "outlook.cz", "outlook.de", "outlook.dk",
                "outlook.es", "outlook.fr", "outlook.hu", "outlook.id", "outlook.ie", "outlook.in", "outlook.it",
                "outlook.jp", "outlook.kr", "outlook.lv", "outlook.my", "outlook.ph", "outlook.pt", "outlook.sa",
                "outlook.sg", "outlook.sk", "hotmail.at", "hotmail.be", "hotmail.ca", "hotmail.cl", "hotmail.co.il",
                "hotmail.co.jp", "hotmail.co.nz", "hotmail.co.th", "hotmail.co.uk", "hotmail.com", "hotmail.com.ar",
                "hotmail.com.au", "hotmail.com.br", "hotmail.com.mx", "hotmail.com.tr", "hotmail.cz", "hotmail.de",
                "hotmail.dk", "hotmail.es", "hotmail.fi", "hotmail.fr", "hotmail.gr", "hotmail.hu", "hotmail.it",
                "hotmail.nl", "hotmail.no", "hotmail.se", "live.at", "live.be", "live.ca", "live.cl", "live.cn",
                "live.co.uk", "live.co.za", "live.com", "live.com.ar", "live.com.au", "live.com.mx", "live.com.pt",
                "live.de", "live.dk", "live.fr", "live.ie", "live.in", "live.it", "live.jp", "live.nl", "live.no",
                "live.se", "icloud.com", "me.com");
        put(domains, YAHOO, "yahoo.at", "yahoo.be", "yahoo.ca", "yahoo.ch", "yahoo.cl", "yahoo.co.id", "yahoo.co.in",
                "yahoo.co.jp", "yahoo.co.kr", "yahoo.co.nz", "yahoo.co.th", "yahoo.co.uk", "yahoo.co.za", "yahoo.com",
                "yahoo.com.ar", "yahoo.com.au", "yahoo.com.br", "yahoo.com.cn", "yahoo.com.co", "yahoo.com.hk",
                "yahoo.com.mx", "yahoo.com.my", "yahoo.com.pe", "yahoo.com.ph", "yahoo.com.sg", "yahoo.com.tr",
                "yahoo.com.tw", "yahoo.com.vn", "yahoo.cz", "yahoo.de", "yahoo.dk", "yahoo.es", "yahoo.fi", "yahoo.fr",
                "yahoo.gr", "yahoo.hu", "yahoo.ie", "yahoo.in", "yahoo.it", "yahoo.nl", "yahoo.no", "yahoo.pl",
                "yahoo.pt", "yahoo.ro", "yahoo.ru", "yahoo.se", "ymail.com", "rocketmail.com");
        put(domains, YANDEX, "yandex.ru", "yandex.ua", "yandex.kz", "yandex.com", "yandex.by", "ya.ru");
        return Map.copyOf(domains);
    }

    private static void put(Map<String, MailProvider> domains, MailProvider provider, String... names) {
        for (String name : names) {
            domains.put(name, provider);
        }
    }

    /** Every domain with a rule here is one where anybody can get an address. */
    static boolean knows(String domain) {
        return BY_DOMAIN.containsKey(domain);
    }
}
