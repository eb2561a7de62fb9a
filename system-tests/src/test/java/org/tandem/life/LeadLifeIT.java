package org.tandem.life;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.platform.Api;
import org.tandem.platform.Api.Answer;
import org.tandem.local.service.Jars;
import org.tandem.platform.Platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One lead's way through all services, and what happens to the others when one is away. */
class LeadLifeIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    /** A minute in the nightly profile. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("tandem.away", 2));
    private static final Duration BETWEEN_FORMS = Duration.ofMillis(20);

    @TempDir
    static Path state;
    private static Platform platform;
    private static Collector collector;

    @BeforeAll
    static void start() throws IOException {
        collector = new Collector();
        platform = Platform.start(state, Jars.root().resolve("system-tests/target/life/" + Instant.now().toEpochMilli()),
                List.of("-Dtandem.traces.endpoint=" + collector.endpoint()));
    }

    @AfterAll
    static void stop() {
        platform.close();
        collector.close();
    }

    @Test
    void fromTheFormToTheCustomerAndForgotten() {
        // Given
        Api manager = as(Platform.PIPELINE, "manager-1", "sales-manager");
        Api marketing = as(Platform.FEEDBACK, "marketer-1", "marketing");

        // When
        Answer captured = submit("ana.souza@customer.example", "Ana");

        // Then
        assertThat(captured.status()).isEqualTo(202);
        String lead = captured.text("leadId");
        // The reason is folded beside the decision that hands the lead over.
        JsonNode entry = until(() -> inInbox(manager, lead), found -> found != null && found.path("score").hasNonNull("why"));
        String rep = entry.path("rep").asText();
        assertThat(Platform.TEAM).containsKey(rep);
        assertThat(entry.path("who").path("name").asText()).contains("Ana");
        assertThat(entry.path("score").path("why").asText()).isEqualTo("hand-raise");

        Answer score = as(Platform.SCORING, "marketer-1", "marketing").get("/leads/" + lead + "/score?after=" + captured.text("eventId"));
        assertThat(score.status()).isEqualTo(200);

        Api owner = as(Platform.PIPELINE, rep, "sales-rep");
        String other = Platform.TEAM.keySet().stream().filter(one -> !one.equals(rep)).findFirst().orElseThrow();
        assertThat(as(Platform.PIPELINE, other, "sales-rep").post("/leads/" + lead + "/accept", "{}").status()).isIn(404, 409);
        Answer accepted = owner.post("/leads/" + lead + "/accept", "{}");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(owner.post("/leads/" + lead + "/accept", "{}").status()).isEqualTo(409);
        assertThat(owner.post("/leads/" + lead + "/contacts",
                "{\"channel\":\"phone\",\"outcome\":\"reached\",\"note\":\"wants an offer\"}").status()).isIn(200, 201);
        Answer opened = owner.post("/leads/" + lead + "/opportunities", "{\"value\":{\"amount\":\"18000\",\"currency\":\"EUR\"}}");
        assertThat(opened.status()).as(opened.toString()).isIn(200, 201);
        String opportunity = opened.body().findValue("opportunityId").asText();
        assertThat(owner.post("/opportunities/" + opportunity + "/stage", "{\"stage\":\"proposal\"}").status()).isEqualTo(200);
        assertThat(owner.post("/opportunities/" + opportunity + "/win",
                "{\"value\":{\"amount\":\"17500\",\"currency\":\"EUR\"}}").status()).isEqualTo(200);
        List<String> history = types(owner.get("/leads/" + lead + "/history").body());
        assertThat(history).containsSubsequence("assigned", "accepted", "contacted", "opened", "stage-moved", "won");

        Answer verdict = as(Platform.FEEDBACK, rep, "sales-rep").post("/leads/" + lead + "/verdicts?after="
                + accepted.body().findValue("eventId").asText(), "{\"verdict\":\"good\",\"note\":\"knew what they needed\"}");
        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(201);
        assertThat(marketing.get("/verdicts/summary?after=" + verdict.text("eventId")).body().toString()).contains("spring");

        // When
        assertThat(as(Platform.CAPTURE, "admin-1", "admin").delete("/leads/" + lead).status()).isEqualTo(202);

        // Then
        until(() -> as(Platform.CAPTURE, "marketer-1", "marketing").get("/leads/" + lead).status(), gone -> gone == 404);
        until(() -> as(Platform.SCORING, "marketer-1", "marketing").get("/leads/" + lead + "/score").status(), gone -> gone == 404);
        until(() -> owner.get("/leads/" + lead + "/history").status(), gone -> gone == 404);
        until(() -> marketing.get("/verdicts?leadId=" + lead).body().toString(), text -> !text.contains("knew what"));
        assertThat(owner.post("/leads/" + lead + "/accept", "{}").status()).isIn(404, 409, 410);
    }

    @Test
    void aFormAndWhatComesOfItAreOneTrace() {
        // Given
        Api manager = as(Platform.PIPELINE, "manager-1", "sales-manager");

        // When
        Answer captured = submit("one.trace@customer.example", "Trace");

        // Then
        until(() -> inInbox(manager, captured.text("leadId")), found -> found != null);
        until(() -> collector.servicesOf("POST /forms"),
                traces -> traces.stream().anyMatch(services -> services.containsAll(List.of("lead-capture", "scoring", "pipeline"))));
    }

    @Test
    void aServiceThatIsAwayDelaysItsOwnWorkAndNobodyElses() {
        for (String away : List.of(Platform.SCORING, Platform.PIPELINE, Platform.FEEDBACK, Platform.CAPTURE)) {
            // Given
            Api manager = as(Platform.PIPELINE, "manager-1", "sales-manager");
            Answer before = submit("before." + away + "@customer.example", "Before");
            if (before.status() != 202) {
                throw new AssertionError(before);
            }
            JsonNode entry = until(() -> inInbox(manager, before.text("leadId")), found -> found != null);
            Api owner = as(Platform.PIPELINE, entry.path("rep").asText(), "sales-rep");

            // When
            platform.service(away).process().kill();

            // Then
            List<String> late = new ArrayList<>();
            if (!away.equals(Platform.CAPTURE)) {
                long end = System.nanoTime() + AWAY.toNanos();
                while (System.nanoTime() < end) {
                    Answer captured = submit("away." + late.size() + "." + away + "@customer.example", "Later");
                    assertThat(captured.status()).as("capturing without %s", away).isEqualTo(202);
                    late.add(captured.text("leadId"));
                    LockSupport.parkNanos(BETWEEN_FORMS.toNanos());
                }
            }
            if (!away.equals(Platform.PIPELINE)) {
                assertThat(owner.post("/leads/" + before.text("leadId") + "/accept", "{}").status())
                        .as("accepting without %s", away).isEqualTo(200);
            }
            if (!away.equals(Platform.SCORING)) {
                assertThat(as(Platform.SCORING, "marketer-1", "marketing").get("/leads/" + before.text("leadId") + "/score")
                        .status()).as("reading a score without %s", away).isEqualTo(200);
            }
            if (!away.equals(Platform.FEEDBACK)) {
                assertThat(as(Platform.FEEDBACK, "marketer-1", "marketing").get("/verdicts/summary").status())
                        .as("reading verdicts without %s", away).isEqualTo(200);
            }

            // And when
            platform.service(away).process().restart();
            platform.service(away).awaitReady();

            // Then
            Api managerOfAll = as(Platform.PIPELINE, "manager-1", "sales-manager");
            late.forEach(lead -> until(() -> managerOfAll.get("/leads/" + lead + "/history").status(), there -> there == 200));
        }
    }

    private static Answer submit(String email, String firstName) {
        return Api.ofPage(platform.service(Platform.CAPTURE)).post("/forms/demo/submissions",
                "{\"email\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"Souza\",\"company\":\"Customer Ltd\"}".formatted(email, firstName));
    }

    private static Api as(String service, String user, String role) {
        return Api.of(platform.service(service), platform.token(user, role));
    }

    /** Null while it is not there. */
    private static JsonNode inInbox(Api manager, String leadId) {
        return StreamSupport.stream(manager.get("/inbox?limit=100").body().path("leads").spliterator(), false)
                .filter(lead -> lead.path("leadId").asText().equals(leadId)).findFirst().orElse(null);
    }

    private static List<String> types(JsonNode history) {
        return StreamSupport.stream(history.path("events").spliterator(), false)
                .map(event -> event.path("type").asText().replaceAll(".*\\.(?=[a-z-]+\\.v1$)", "").replaceAll("\\.v1$", "")).toList();
    }

    private static <T> T until(Supplier<T> read, Predicate<T> wanted) {
        return await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100)).until(read::get, wanted);
    }
}
