package org.tandem.bench;

import org.apache.kafka.common.utils.Utils;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Identity;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Writes the lives of many leads over two years, as the services would have: of a thousand leads 120 are qualified and assigned, 90
 * accepted and contacted, 40 opportunities, 12 customers. Four campaigns run at a time, each of one origin, in ten segments and
 * twelve territories, for forty reps. Those of one account come at any time.
 */
final class FunnelFill {

    static final Instant BEGIN = Instant.parse("2024-10-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(730);
    private static final List<String> ORIGINS = List.of("organic_search", "paid_search", "webinar", "trade-fair", "referral", "web-form");
    private static final List<String> SEGMENTS = List.of("manufacturing", "retail", "energy", "software", "logistics", "health", "finance",
            "education", "construction", "agriculture");
    private static final List<String> TERRITORIES = List.of("BR", "DE", "US", "GB", "FR", "CN", "JP", "IN", "PT", "ES", "MX", "IT");

    /** A prime, so that neighbours are not of one account. */
    private static final long SCATTER = 7_919;

    private final StreamFill fill;
    private final int partitions;
    private final int people;
    private long accounts;
    private long events;

    /** @param people of each account; 0 where nobody has one */
    FunnelFill(StreamFill fill, int partitions, int people) {
        this.fill = fill;
        this.partitions = partitions;
        this.people = people;
    }

    /** @return how many events it wrote */
    long write(long leads) {
        accounts = people == 0 ? 0 : Math.max(1, leads / people);
        for (long i = 0; i < leads; i++) {
            life(i, BEGIN.plusMillis(LENGTH.toMillis() / leads * i));
        }
        return events;
    }

    private String account(long i) {
        return accounts == 0 ? "" : ",\"account\":\"%s\"".formatted(StreamFill.mixed(i * SCATTER % accounts, 6));
    }

    private void life(long i, Instant came) {
        UUID lead = StreamFill.mixed(i, 5);
        int month = (int) (Duration.between(BEGIN, came).toDays() / 30);
        int campaign = (int) (i % 4);
        say(Topics.LEADS, EventTypes.LEAD_CAPTURED, lead, i, 0, came, """
                {"leadId":"%s","sender":"website","source":"%s","campaign":"campaign-%d","identity":"email",\
                "business":{"country":"%s","industry":"%s","companySize":800,"mailDomain":"corporate"%s},"parts":["profile"],\
                "historical":false}""".formatted(lead, ORIGINS.get((month + campaign) % ORIGINS.size()), month * 4 + campaign,
                TERRITORIES.get((int) (i / 7 % TERRITORIES.size())), SEGMENTS.get((int) (i / 3 % SEGMENTS.size())), account(i)));
        long fate = StreamFill.mixed(i, 4).getLeastSignificantBits() & 1023;
        if (fate >= 123) {
            return;
        }
        Instant qualified = came.plus(Duration.ofMinutes(30 + fate * 400));
        UUID qualification = Identity.part(lead, "q");
        say(Topics.SCORES, EventTypes.LEAD_QUALIFIED, lead, qualification, i, qualified, """
                {"leadId":"%s","qualification":1,"why":"threshold","cell":"A1","model":"standard","modelVersion":1,"asOf":"%s","factsUntil":"%s"}"""
                .formatted(lead, qualified, qualified));
        String rep = "rep-" + i % 40;
        say(Topics.PIPELINE, EventTypes.LEAD_ASSIGNED, lead, i, 1, qualified.plusSeconds(2 + i % 5), """
                {"leadId":"%s","attempt":1,"rep":"%s","reason":"pool","qualification":"%s"}""".formatted(lead, rep, qualification));
        if (fate < 92) {
            ofSales(EventTypes.LEAD_ACCEPTED, lead, i, 2, rep, qualified.plus(Duration.ofMinutes(5 + i % 600)), "");
            ofSales(EventTypes.LEAD_CONTACTED, lead, i, 3, rep, qualified.plus(Duration.ofMinutes(9 + i % 900)), ",\"channel\":\"phone\",\"outcome\":\"reached\"");
        }
        if (fate < 41) {
            String deal = ",\"opportunityId\":\"" + Identity.part(lead, "o") + "\",\"stage\":\"proposal\",\"value\":{\"amount\":\"" + (1_000 + i % 90_000)
                    + ".00\",\"currency\":\"EUR\"}";
            ofSales(EventTypes.OPPORTUNITY_OPENED, lead, i, 4, rep, qualified.plus(Duration.ofDays(3 + i % 20)), deal);
            if (fate < 12) {
                ofSales(EventTypes.OPPORTUNITY_WON, lead, i, 5, rep, qualified.plus(Duration.ofDays(30 + i % 90)), deal);
            }
        }
    }

    private void ofSales(EventType<?> type, UUID lead, long i, int part, String rep, Instant at, String more) {
        say(Topics.PIPELINE, type, lead, i, part, at, "{\"leadId\":\"%s\",\"attempt\":1,\"rep\":\"%s\",\"by\":\"%s\"%s}".formatted(lead, rep, rep, more));
    }

    private void say(Topic topic, EventType<?> type, UUID lead, long i, int part, Instant at, String data) {
        say(topic, type, lead, part == 0 ? StreamFill.mixed(i, 7) : Identity.part(lead, type.name() + part), i, at, data);
    }

    private void say(Topic topic, EventType<?> type, UUID lead, UUID id, long i, Instant at, String data) {
        events++;
        int partition = Utils.toPositive(Utils.murmur2(ascii(lead.toString()))) % partitions;
        fill.send(partition, topic.name(), lead.toString(), type, id, lead, ascii(at.toString()),
                ascii(StreamFill.mixed(i, 4).toString().replace("-", "")), data);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
