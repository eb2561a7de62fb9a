package org.tandem.local.demo;

import org.tandem.local.demo.Campaigns.Campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The weeks before the demo began, as lists that are imported. The same lists for the same beginning. */
final class History {

    private static final int MINUTES = 8 * 7 * 24 * 60;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    /** Of people: each campaign has a range of its own. */
    private static final long RANGE = 10_000;

    private final People people;
    private final Instant began;
    private final Webinar webinar;

    History(People people, Instant began) {
        this.people = people;
        this.began = began;
        this.webinar = new Webinar(began);
    }

    /** For the mapping {@code generic-leads}. */
    String leads() {
        StringBuilder csv = new StringBuilder(
                "id,email,first_name,last_name,company,job_title,country,industry,company_size,department,job_level,origin,campaign,date\n");
        for (Campaign campaign : Campaigns.ALL) {
            for (int number = 0; number < campaign.leads(); number++) {
                Person person = person(campaign, number);
                Account account = person.account();
                row(csv, ref(campaign, number), person.email(), person.firstName(), person.lastName(), account.name(), person.jobTitle(),
                        account.country(), account.industry(), String.valueOf(account.size()), person.department(), person.jobLevel(),
                        campaign.source(), campaign.code(), DATE.format(cameAt(campaign, number)));
            }
        }
        return csv.toString();
    }

    /** For the mapping {@code webinar-attendees}. */
    String activities() {
        StringBuilder csv = new StringBuilder("activity,email,webinar,campaign,date,minutes,scheduled_minutes\n");
        for (Webinar.Deed deed : webinar.deeds()) {
            row(csv, deed.activity(), person(Campaigns.WEBINAR, deed.guest()).email(), Webinar.CODE, Campaigns.WEBINAR.code(),
                    DATE.format(deed.at()), text(deed.minutes()), text(deed.scheduledMinutes()));
        }
        return csv.toString();
    }

    /** For the mapping {@code generic-deals}. */
    String deals() {
        StringBuilder csv = new StringBuilder("deal_id,lead_id,won_at,value,currency,rep,sdr\n");
        for (Campaign campaign : Campaigns.ALL) {
            for (int number : customers(campaign)) {
                Random random = random(campaign, number);
                row(csv, "D-" + ref(campaign, number), ref(campaign, number), DATE.format(wonAt(campaign, number, random)),
                        String.valueOf(4_000 + 500 * random.nextInt(80)), "EUR", oneOf(Team.reps(), random), oneOf(Team.SDRS, random));
            }
        }
        return csv.toString();
    }

    private List<Integer> customers(Campaign campaign) {
        return campaign == Campaigns.WEBINAR ? webinar.customers()
                : IntStream.range(0, campaign.won()).map(place -> place * campaign.leads() / campaign.won()).boxed().toList();
    }

    /** Long enough ago to have become a customer since. */
    private Instant cameAt(Campaign campaign, int number) {
        return campaign == Campaigns.WEBINAR ? webinar.invitedAt()
                : began.minus(Duration.ofDays(12)).minus(Duration.ofMinutes(random(campaign, number).nextInt(MINUTES)));
    }

    private Instant wonAt(Campaign campaign, int number, Random random) {
        Instant earliest = campaign == Campaigns.WEBINAR
                ? began.minus(Duration.ofDays(10)) // it was 14 days ago
                : cameAt(campaign, number).plus(Duration.ofDays(3));
        long minutes = Duration.between(earliest, began.minus(Duration.ofHours(1))).toMinutes();
        return earliest.plus(Duration.ofMinutes((long) (minutes * random.nextDouble())));
    }

    private Person person(Campaign campaign, int number) {
        return people.person(Campaigns.ALL.indexOf(campaign) * RANGE + number);
    }

    private static Random random(Campaign campaign, int number) {
        return new Random(People.SEED + campaign.code().hashCode() * 1_000_003L + number);
    }

    private static String oneOf(List<String> people, Random random) {
        return people.get(random.nextInt(people.size()));
    }

    private static String ref(Campaign campaign, int number) {
        return campaign.code() + "-" + (number + 1);
    }

    private static String text(Integer number) {
        return number == null ? "" : number.toString();
    }

    private static void row(StringBuilder csv, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "" : ",").append(cells[i].contains(",") ? '"' + cells[i] + '"' : cells[i]);
        }
        csv.append('\n');
    }
}
