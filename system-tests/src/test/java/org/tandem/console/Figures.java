package org.tandem.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.tandem.local.service.Jars;
import org.tandem.platform.Api;
import org.tandem.platform.CaptureService;
import org.tandem.platform.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A history to count: a list of leads and the deals that came of them, a webinar, and leads that sales works on today. Brought
 * as people bring it.
 */
final class Figures {

    /** What the deals of the list are known by; pipeline looks their leads up in the same namespace. */
    static final String NAMESPACE = "-Dtandem.identity.namespace=" + CaptureService.NAMESPACE;
    static final String WEBINAR = "line-speed-webinar";

    /** A deal whose lead nobody brings. */
    private static final String OF_NOBODY = "W-none,F-none,2025-10-03,9000.00,EUR,segment-1,rep-1,sdr-1\n";
    private static final int LISTED = 1_200;
    private static final int DEALS = 600;
    private static final int NEW = 6;
    private static final Duration SOON = Duration.ofMinutes(3);

    private final Platform platform;

    private Figures(Platform platform) {
        this.platform = platform;
    }

    static Figures brought(Platform platform) throws IOException {
        Figures figures = new Figures(platform);
        Path lists = Jars.root().resolve("system-tests/src/test/resources/imports");
        Api sender = Api.ofSender(platform.service(Platform.CAPTURE));
        assertThat(sender.bring("/imports/leads?mapping=generic-leads&name=spring", Files.readString(lists.resolve("leads.csv"))).status()).isEqualTo(200);
        assertThat(sender.bring("/imports/activities?mapping=webinar-attendees", attendees()).status()).isEqualTo(200);
        assertThat(figures.as(Platform.PIPELINE, "manager-1", "sales-manager").bring("/imports/deals?mapping=generic-deals&provider="
                + CaptureService.SENDER + "&name=spring", Files.readString(lists.resolve("deals.csv")) + OF_NOBODY).status()).isEqualTo(200);
        figures.workOnNewLeads();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode total = figures.ask("/funnel").path("total");
            assertThat(total.path("entered").asInt()).isEqualTo(LISTED + NEW);
            assertThat(reached(total, "won")).isEqualTo(DEALS + 1);
            assertThat(figures.ask("/anomalies").path("counts").path("unknown-reference").asInt()).isEqualTo(1);
            assertThat(reached(figures.ask("/webinars/" + WEBINAR), "registered")).isEqualTo(100);
        });
        return figures;
    }

    /** What analytics answers a director. */
    JsonNode ask(String path) {
        return as(Platform.ANALYTICS, "director-1", "analyst").get(path).body();
    }

    Api as(String service, String user, String role) {
        return Api.of(platform.service(service), platform.token(user, role));
    }

    static int reached(JsonNode steps, String name) {
        for (JsonNode step : steps.path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step.path("reached").asInt();
            }
        }
        throw new AssertionError(name + " is not in " + steps);
    }

    /** Six ask to be contacted; each rep answers for theirs, and one is won. */
    private void workOnNewLeads() {
        Api form = Api.ofPage(platform.service(Platform.CAPTURE));
        for (int i = 0; i < NEW; i++) {
            assertThat(form.post("/forms/" + CaptureService.FORM + "/submissions",
                    "{\"email\": \"buyer-%d@customer.example\", \"company\": \"Customer %d\", \"country\": \"DE\"}".formatted(i, i)).status()).isEqualTo(202);
        }
        List<JsonNode> inbox = new ArrayList<>();
        Api manager = as(Platform.PIPELINE, "manager-1", "sales-manager");
        await().atMost(SOON).untilAsserted(() -> {
            inbox.clear();
            manager.get("/inbox?limit=50").body().path("leads").forEach(inbox::add);
            assertThat(inbox).hasSize(NEW);
        });
        for (JsonNode entry : inbox.subList(0, NEW - 1)) {
            Api rep = as(Platform.PIPELINE, entry.path("rep").asText(), "sales-rep");
            String lead = "/leads/" + entry.path("leadId").asText();
            assertThat(rep.post(lead + "/accept", "{}").status()).isEqualTo(200);
            assertThat(rep.post(lead + "/contacts", "{\"channel\": \"phone\", \"outcome\": \"reached\"}").status()).isIn(200, 201);
        }
        Api rep = as(Platform.PIPELINE, inbox.get(0).path("rep").asText(), "sales-rep");
        Api.Answer opened = rep.post("/leads/" + inbox.get(0).path("leadId").asText() + "/opportunities", "{}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(rep.post("/opportunities/" + opened.body().findValue("opportunityId").asText() + "/win",
                "{\"value\": {\"amount\": \"17500\", \"currency\": \"EUR\"}}").status()).isEqualTo(200);
    }

    private static String attendees() {
        StringBuilder csv = new StringBuilder("id,email,activity,webinar,campaign,date,minutes,scheduled_minutes\n");
        for (int i = 0; i < 600; i++) {
            csv.append(row(i, "invited", "2026-03-02"));
            csv.append(i < 100 ? row(i, "registered", "2026-03-09") : "");
            csv.append(i < 60 ? row(i, "attended", "2026-03-12") : "");
        }
        return csv.toString();
    }

    private static String row(int guest, String activity, String day) {
        return ",guest-%d@guests.example,%s,%s,%s,%s,%s,\n".formatted(guest, activity, WEBINAR, WEBINAR, day, activity.equals("attended") ? "35" : "");
    }
}
