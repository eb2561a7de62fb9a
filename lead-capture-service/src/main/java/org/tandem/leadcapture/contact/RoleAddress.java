package org.tandem.leadcapture.contact;

import java.util.Set;

/** Mailboxes of an office, from RFC 2142 and from what companies print on their websites. */
final class RoleAddress {

    private static final Set<String> NAMES = Set.of(
            "abuse", "accounting", "accounts", "admin", "administration", "administrator", "all", "billing", "bookings",
            "buchhaltung", "buero", "career", "careers", "comercial", "compliance", "contact", "contact-us",
            "contact_us", "contactus", "contacto", "contato", "customer-service", "customer.service", "customercare",
            "customerservice", "customersupport", "datenschutz", "do-not-reply", "do_not_reply", "donotreply",
            "einkauf", "empfang", "enquiries", "enquiry", "everyone", "feedback", "finance", "hallo", "hello", "help",
            "helpdesk", "hostmaster", "hr", "info", "information", "inquiries", "inquiry", "investors", "invoice",
            "invoices", "it", "jobs", "kontakt", "legal", "list", "mail", "mailer-daemon", "marketing", "media",
            "news", "newsletter", "no-reply", "no.reply", "no_reply", "noc", "noreply", "office", "operations", "orders",
            "partners", "payroll", "personal", "post", "postmaster", "pr", "presse", "press", "privacy", "procurement",
            "purchasing", "reception", "recruiting", "recruitment", "root", "sales", "security", "service",
            "services", "shop", "spam", "staff", "subscribe", "support", "team", "tech", "undisclosed-recipients",
            "unsubscribe", "usenet", "ventas", "verkauf", "vertrieb", "webmaster", "welcome", "zentrale");

    private RoleAddress() {
    }

    /** Whatever follows a plus is only where the office files it. */
    static boolean isRole(String lowerCaseLocalPart) {
        int plus = lowerCaseLocalPart.indexOf('+');
        return NAMES.contains(plus < 0 ? lowerCaseLocalPart : lowerCaseLocalPart.substring(0, plus));
    }
}
