package org.tandem.local.demo;

import java.util.List;
import java.util.Random;

/** What marketing of the demo does. */
final class Campaigns {

    /** The site whose pages have the forms. */
    static final String SITE = "https://www.example.com";

    /**
     * A campaign whose leads came over some weeks, and of which some became customers.
     *
     * @param source where its leads come from
     * @param leads  how many there were before the demo began
     * @param won    how many of them became customers
     */
    record Campaign(String code, String source, int leads, int won) {
    }

    static final Campaign SEARCH = new Campaign("search-ads", "paid-search", 420, 13);
    static final Campaign FAIR = new Campaign("trade-fair", "trade-fair", 180, 4);
    static final Campaign REFERRALS = new Campaign("partner-referrals", "referral", 120, 7);
    static final Campaign WEBINAR = new Campaign("winter-webinar", "webinar", Webinar.INVITED, Webinar.WON);
    static final List<Campaign> ALL = List.of(WEBINAR, SEARCH, FAIR, REFERRALS);

    private record Form(String key, Campaign campaign) {
    }

    /** All but the last ask for sales, says the scoring model. */
    private static final List<Form> FORMS = List.of(new Form("demo-request", SEARCH), new Form("pricing", FAIR),
            new Form("contact", REFERRALS), new Form("newsletter", SEARCH));

    private Campaigns() {
    }

    static String anyForm(Random random) {
        return FORMS.get(random.nextInt(FORMS.size())).key();
    }

    static String forms() {
        StringBuilder text = new StringBuilder("""
                # The web forms of the demo, by the keys that stand in their pages.
                # Read at the start of the platform.
                """);
        for (Form form : FORMS) {
            String name = "tandem.capture.forms." + form.key() + ".";
            text.append(name).append("sender=website\n")
                    .append(name).append("source=").append(form.campaign().source()).append('\n')
                    .append(name).append("campaign=").append(form.campaign().code()).append('\n')
                    .append(name).append("allowed-origins=").append(SITE).append('\n');
        }
        return text.toString();
    }
}
