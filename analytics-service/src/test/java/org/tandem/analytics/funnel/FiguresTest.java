package org.tandem.analytics.funnel;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.Stream;
import org.tandem.test.KafkaAndPostgres;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What the stream says and what the API answers, over a real broker and a real database. Each test has a campaign of its own. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class FiguresTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    /** A Monday on which only one test has anybody come. */
    private static final Instant LONG_AGO = Instant.parse("2012-03-05T09:00:00Z");

    @Inject
    Stream stream;
    @Inject
    DataSource tables;

    private final String campaign = "c-" + UUID.randomUUID();

    @Test
    void oneLeadGoesAllTheWay() {
        // Given
        UUID lead = captured(MONDAY);
        captured(MONDAY.plus(Duration.ofDays(1)));
        UUID qualification = UUID.randomUUID();

        // When
        stream.say(stream.make.qualified(lead, qualification, MONDAY.plusSeconds(10), MONDAY.plusSeconds(10)));
        stream.say(stream.make.assigned(lead, 1, "rep-1", qualification, MONDAY.plusSeconds(12)),
                stream.make.accepted(lead, 1, "rep-1", MONDAY.plusSeconds(600)),
                stream.make.contacted(lead, 1, "rep-1", MONDAY.plusSeconds(1_210)),
                stream.make.opened(lead, 1, "rep-1", MONDAY.plus(Duration.ofDays(3))),
                stream.make.won(lead, 1, "rep-1", "17500.00", MONDAY.plus(Duration.ofDays(20))));
        stream.say(stream.make.judged(lead, 1, "rep-1", "good", 1, MONDAY.plus(Duration.ofDays(4))));

        // Then
        eventually(() -> assertThat(get("/funnel").getLong("total.steps.find {it.step == 'won'}.reached")).isEqualTo(1));
        JsonPath funnel = get("/funnel");
        assertThat(funnel.getString("question")).startsWith("Cohort: of the persons of campaign " + campaign);
        assertThat(funnel.getList("total.steps.step")).containsExactly("inquiry", "mql", "sal", "sql", "won");
        assertThat(funnel.getList("total.steps.reached", Integer.class)).containsExactly(2, 1, 1, 1, 1);
        assertThat(funnel.getList("total.steps.recorded", Integer.class)).containsExactly(2, 1, 1, 1, 1);
        assertThat(funnel.getDouble("total.steps[1].ofEntered.value")).isEqualTo(0.5);
        assertThat(funnel.getInt("total.steps[4].days.sincePrevious.median")).isEqualTo(17);
        assertThat(funnel.getInt("total.steps[4].days.sinceEntering.p90")).isEqualTo(20);
        assertThat(funnel.getString("total.wonValue[0].amount")).isEqualTo("17500.00");

        // and the same of attempts, and how soon
        assertThat(get("/funnel", "unit", "attempt").getList("total.steps.reached", Integer.class)).containsExactly(2, 1, 1, 1, 1);
        eventually(() -> assertThat(get("/scoreboard").getInt("rows[0].sales.won")).isEqualTo(1));
        JsonPath speed = get("/speed");
        assertThat(speed.getMap("total.assigned")).containsEntry("median", 2).containsEntry("of", 1);
        assertThat(speed.getMap("total.contacted")).containsEntry("median", 1_200);
        assertThat(speed.getInt("total.untouched")).isZero();
        JsonPath speedByRep = get("/speed", "by", "rep");
        assertThat(speedByRep.getMap("total")).isEqualTo(speed.getMap("total"));
        assertThat(speedByRep.getList("rows.value")).containsExactly("rep-1");
        eventually(() -> assertThat(get("/scoreboard").getFloat("rows[0].marketing.judgedGood.value")).isEqualTo(1));
        JsonPath scoreboard = get("/scoreboard");
        assertThat(scoreboard.getString("rows[0].month")).isEqualTo("2026-03-01");
        assertThat(scoreboard.getInt("rows[0].marketing.inquiries")).isEqualTo(2);
        assertThat(scoreboard.getFloat("rows[0].sales.answered.value")).isEqualTo(1);
    }

    @Test
    void whoHasNotHadTheTimeIsOpenAndInNoRate() {
        // Given two weeks for each, and one of two who had them
        UUID early = captured(MONDAY);
        UUID late = captured(MONDAY.plus(Duration.ofDays(10)));
        stream.say(stream.make.qualified(early, UUID.randomUUID(), MONDAY.plus(Duration.ofDays(2)), MONDAY),
                stream.make.qualified(late, UUID.randomUUID(), MONDAY.plus(Duration.ofDays(11)), MONDAY));
        eventually(() -> assertThat(get("/funnel").getInt("total.steps[1].reached")).isEqualTo(2));

        // When
        JsonPath some = get("/funnel", "within", "14", "asOf", "2026-03-20", "entering", "inquiry");
        JsonPath none = get("/funnel", "within", "14", "asOf", "2026-03-12");

        // Then
        assertThat(some.getMap("total")).containsEntry("entered", 2).containsEntry("matured", 1).containsEntry("open", 1);
        assertThat(some.getInt("total.steps[1].reached")).isEqualTo(1);
        assertThat(some.getDouble("total.steps[1].ofEntered.value")).isEqualTo(1);
        assertThat(none.getMap("total")).containsEntry("open", 2);
        assertThat(none.<Object>get("total.steps[1].ofEntered.value")).isNull();
        assertThat(none.getString("total.steps[1].ofEntered.reason")).isEqualTo("open");
    }

    /** Late news changes what is known of a day, and never what was known then. */
    @Test
    void whatWasBelievedThenStaysWhatItWas() {
        // Given a lead that was qualified in March, of which the stream was told in May
        UUID lead = captured(MONDAY);
        stream.say(stream.make.qualified(lead, UUID.randomUUID(), MONDAY.plus(Duration.ofDays(1)), Instant.parse("2026-05-04T09:00:00Z")));
        eventually(() -> assertThat(get("/funnel").getInt("total.steps[1].reached")).isEqualTo(1));

        // Then
        assertThat(get("/funnel", "asOf", "2026-03-31", "knownAt", "2026-03-31").getInt("total.steps[1].reached")).isZero();
        assertThat(get("/funnel", "asOf", "2026-03-31").getInt("total.steps[1].reached")).isEqualTo(1);
        assertThat(get("/funnel", "asOf", "2026-03-02").getInt("total.steps[1].reached")).isZero();
        assertThat(get("/funnel", "asOf", "2026-03-01").<Object>get("total.steps[0].ofEntered.value")).isNull();
    }

    @Test
    void linkedIdsAreOnePersonAndPartingThemHeals() {
        // Given
        UUID one = captured(MONDAY);
        UUID other = captured(MONDAY.plus(Duration.ofDays(1)));
        eventually(() -> assertThat(get("/funnel").getInt("total.entered")).isEqualTo(2));

        // When
        stream.say(stream.make.linked(one, other, MONDAY.plusSeconds(60)), stream.make.linked(other, one, MONDAY.plusSeconds(60)));

        // Then
        eventually(() -> assertThat(get("/funnel").getInt("total.entered")).isEqualTo(1));
        assertThat(get("/funnel", "unit", "attempt").getInt("total.entered")).isEqualTo(2);

        // When
        stream.say(stream.make.unlinked(one, other, MONDAY.plusSeconds(90)), stream.make.unlinked(other, one, MONDAY.plusSeconds(90)));

        // Then
        eventually(() -> assertThat(get("/funnel").getInt("total.entered")).isEqualTo(2));
    }

    @Test
    void anErasedLeadIsCountedOut() {
        UUID lead = captured(MONDAY);
        captured(MONDAY);
        stream.say(stream.make.qualified(lead, UUID.randomUUID(), MONDAY, MONDAY));
        eventually(() -> assertThat(get("/funnel").getInt("total.steps[1].reached")).isEqualTo(1));

        stream.say(stream.make.erased(lead, MONDAY.plusSeconds(60)));

        eventually(() -> assertThat(get("/funnel").getList("total.steps.reached", Integer.class)).containsExactly(1, 0, 0, 0, 0));
    }

    @Test
    void aLeadThatComesBackIsOnePersonAndTwoAttempts() {
        // Given
        UUID lead = captured(MONDAY);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        stream.say(stream.make.qualified(lead, first, MONDAY, MONDAY),
                stream.make.qualified(lead, second, MONDAY.plus(Duration.ofDays(30)), MONDAY.plus(Duration.ofDays(30))));
        stream.say(stream.make.assigned(lead, 1, "rep-1", first, MONDAY), stream.make.rejected(lead, 1, "rep-1", MONDAY.plusSeconds(9)),
                stream.make.assigned(lead, 2, "rep-2", second, MONDAY.plus(Duration.ofDays(30))),
                stream.make.accepted(lead, 2, "rep-2", MONDAY.plus(Duration.ofDays(31))));

        // Then
        eventually(() -> assertThat(get("/funnel", "unit", "attempt").getList("total.steps.reached", Integer.class))
                .containsExactly(2, 2, 1, 0, 0));
        assertThat(get("/funnel").getList("total.steps.reached", Integer.class)).containsExactly(1, 1, 1, 0, 0);
        JsonPath byRep = get("/funnel", "unit", "attempt", "by", "rep");
        assertThat(byRep.getList("rows.value")).containsExactly("rep-1", "rep-2");
        assertThat(byRep.getList("rows[0].steps.reached", Integer.class)).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void aWebinarIsACohort() {
        // Given 6 invited, 3 of them registered, 2 attended, one is a customer
        UUID customer = null;
        for (int i = 0; i < 6; i++) {
            UUID lead = captured(MONDAY);
            customer = lead;
            stream.say(stream.make.invited(lead, campaign, MONDAY));
            if (i > 2) {
                stream.say(stream.make.registered(lead, campaign, MONDAY.plusSeconds(60)));
            }
            if (i > 3) {
                stream.say(stream.make.attended(lead, campaign, MONDAY.plus(Duration.ofDays(7))));
            }
        }
        stream.say(stream.make.won(customer, 1, "rep-1", "900.00", MONDAY.plus(Duration.ofDays(9))));

        // Then
        eventually(() -> assertThat(webinar().getList("steps.reached", Integer.class)).containsExactly(6, 3, 2, 1));
        assertThat(webinar().getList("steps.step")).containsExactly("invited", "registered", "attended", "customer");
        assertThat(webinar().getFloat("steps[3].ofPrevious.value")).isEqualTo(0.5f);
        assertThat(webinar().getString("wonValue[0].amount")).isEqualTo("900.00");
        assertThat(webinar().getInt("customersWithoutAttending")).isZero();

        // and another campaign's name changes nothing
        JsonPath other = stream.asking().queryParam("campaign", "b").get("/webinars/" + campaign).jsonPath();
        assertThat(other.getList("steps.reached", Integer.class)).containsExactly(6, 3, 2, 1);
        assertThat(other.getMap("filter")).isEmpty();
        assertThat(other.getString("wonValue[0].amount")).isEqualTo("900.00");
    }

    @Test
    void whatDoesNotFitIsShown() {
        // Given
        String rep = "rep-" + UUID.randomUUID();
        UUID nobody = UUID.randomUUID();
        UUID disordered = captured(MONDAY);

        // When
        stream.say(stream.make.importedWon(nobody, "crm", "unheard-of-" + nobody, rep, null, "10.00", "CHF", MONDAY, MONDAY),
                stream.make.accepted(UUID.randomUUID(), 1, rep, MONDAY),
                stream.make.opened(disordered, 1, rep, MONDAY.plusSeconds(60)), stream.make.accepted(disordered, 1, rep, MONDAY.plusSeconds(120)));

        // Then
        eventually(() -> assertThat(stream.asking().queryParam("rep", rep).get("/anomalies").jsonPath().getMap("counts"))
                .isEqualTo(Map.of("unknown-reference", 1, "unknown-lead", 1, "steps-out-of-order", 1)));
        assertThat(stream.asking().queryParam("rep", rep).get("/funnel").jsonPath().getInt("total.entered")).isEqualTo(1);

        // and a filter that is not applied here is not named
        JsonPath unfiltered = stream.asking().queryParam("rep", rep).queryParam("territory", "BR").get("/anomalies").jsonPath();
        assertThat(unfiltered.getMap("filter")).isEqualTo(Map.of("rep", rep));
        assertThat(unfiltered.getString("question")).startsWith("What does not fit of rep " + rep + ";");

        // When the lead comes after all
        stream.say(stream.make.captured(nobody, "fair", campaign, MONDAY, MONDAY));

        // Then
        eventually(() -> assertThat(stream.asking().queryParam("rep", rep).get("/anomalies").jsonPath().getMap("counts"))
                .doesNotContainKey("unknown-reference"));
        eventually(() -> assertThat(get("/funnel").getInt("total.steps[4].reached")).isEqualTo(1));
        assertThat(get("/funnel").getString("total.steps[2].ofPrevious.reason")).isEqualTo("not-recorded");
    }

    /** A list with addresses has other ids than the deals that came of it: what the sender called the lead joins them. */
    @Test
    void aDealFindsItsLeadByWhatTheSenderCalledIt() {
        String called = "crm-" + UUID.randomUUID();
        stream.say(stream.make.importedWon(UUID.randomUUID(), "crm", called, "rep-1", null, "10.00", "EUR", MONDAY.plusSeconds(60), MONDAY));

        stream.say(stream.make.captured(UUID.randomUUID(), "crm", called, "fair", campaign, MONDAY, MONDAY));

        eventually(() -> assertThat(get("/funnel").getList("total.steps.reached", Integer.class)).containsExactly(1, 1, 1, 1, 1));
        assertThat(get("/funnel").getList("total.steps.recorded", Integer.class)).containsExactly(1, 0, 0, 0, 1);
        assertThat(get("/funnel", "unit", "attempt").getList("total.steps.reached", Integer.class)).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void aRepSeesTheirOwnFiguresWhateverTheyAskFor() {
        String rep = "rep-" + UUID.randomUUID();
        UUID mine = captured(MONDAY);
        UUID theirs = captured(MONDAY);
        stream.say(stream.make.accepted(mine, 1, rep, MONDAY), stream.make.accepted(theirs, 1, "rep-other", MONDAY));
        eventually(() -> assertThat(get("/funnel").getInt("total.steps[2].reached")).isEqualTo(2));

        JsonPath own = stream.as("sales-rep", rep).queryParam("rep", "rep-other").get("/funnel").jsonPath();

        assertThat(own.getMap("filter")).isEqualTo(Map.of("rep", rep));
        assertThat(own.getInt("total.steps[2].reached")).isEqualTo(1);
    }

    @Test
    void everyTableComesAsCsvWithItsQuestion() {
        captured(MONDAY);
        eventually(() -> assertThat(get("/funnel").getInt("total.entered")).isEqualTo(1));
        for (String path : new String[] {"/funnel", "/funnel/trend", "/speed", "/webinars/x", "/scoreboard", "/anomalies", "/sdrs"}) {
            stream.asking().queryParam("campaign", campaign).accept("text/csv").get(path).then().statusCode(200)
                    .contentType(containsString("text/csv")).body(org.hamcrest.Matchers.matchesPattern("(?s)# .+\\?\r\n[a-z_,0-9]+\r\n.*"));
            stream.asking().queryParam("format", "csv").get(path).then().statusCode(200).contentType(containsString("text/csv"));
        }
        assertThat(stream.asking().queryParam("campaign", campaign).queryParam("format", "csv").get("/funnel").asString().lines())
                .hasSize(7).element(2).isEqualTo(",(all),1,1,0,inquiry,1,1,1.0,0.206549,1.0,,,,,,,,,,,,");
    }

    @Test
    void whatIsWrongIsSaidAllAtOnce() {
        stream.asking().queryParam("view", "guess").queryParam("unit", "household").queryParam("from", "2026-13-01")
                .queryParam("within", "0").queryParam("by", "shoe-size").get("/funnel").then().statusCode(400)
                .contentType("application/problem+json").body("errors.field", equalTo(java.util.List.of("view", "unit", "by", "within", "from")));
    }

    @Test
    void aKindThatThereIsNotIsWrong() {
        stream.asking().queryParam("kind", "strange").get("/anomalies").then().statusCode(400)
                .body("errors.field", equalTo(java.util.List.of("kind"))).body("errors.code", equalTo(java.util.List.of("unknown-choice")));
    }

    @Test
    void whatDominatesIsLookedForOnlyWhereItIsAskedFor() {
        // Given
        String rep = "rep-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            UUID lead = captured(MONDAY);
            stream.say(stream.make.importedWon(lead, "crm", lead.toString(), rep, null, i == 0 ? "1000.00" : "1.00", "XTS", MONDAY, MONDAY));
        }
        eventually(() -> assertThat(anomalies(rep, "dominating-value").getList("anomalies.value.amount")).containsExactly("1000.00"));

        // Then
        assertThat(anomalies(rep, "dominating-value").getMap("counts")).isEqualTo(Map.of("dominating-value", 1));
        assertThat(anomalies(rep, "unknown-lead").getMap("counts")).isEmpty();
    }

    private JsonPath anomalies(String rep, String kind) {
        return stream.asking().queryParam("rep", rep).queryParam("kind", kind).get("/anomalies").jsonPath();
    }

    /** One day for each row and one too many, written as cells: that many leads would take minutes. */
    @Test
    void aTableOfTooManyRowsIsRefused() throws SQLException {
        try (Connection db = tables.getConnection(); Statement statement = db.createStatement()) {
            // Trends by day of a campaign are read from cells, so these need not be in the rollups.
            statement.execute("set tandem.rolls_up = 'ways'");
            statement.execute("insert into label (text) values ('" + campaign + "')");
            statement.execute("insert into cell select 1, d, d, date '2026-03-02', 0, 0, (select id from label where text = '" + campaign
                    + "'), 0, 0, 0, 0, 0, 0, true, true from (select date '1990-01-01' + n as d from generate_series(0, 10000) n) days");
            try {
                for (String format : new String[] {"json", "csv"}) {
                    stream.asking().queryParam("campaign", campaign).queryParam("period", "day").queryParam("format", format)
                            .get("/funnel/trend").then().statusCode(400).contentType("application/problem+json")
                            .body("type", equalTo("urn:tandem:problem:too-many-rows"));
                }
                assertThat(get("/funnel/trend", "period", "day", "from", "1990-01-02").getList("rows")).hasSize(10_000);
            } finally {
                statement.execute("delete from cell where campaign = (select id from label where text = '" + campaign + "')");
                statement.execute("delete from label where text = '" + campaign + "'");
                statement.execute("reset tandem.rolls_up");
            }
        }
    }

    @Test
    void personsOfOneCompanyAreOneAccount() {
        // Given two of one company, one of another, and one of whom none is known
        UUID acme = UUID.randomUUID();
        UUID first = captured(acme, LONG_AGO);
        UUID colleague = captured(acme, LONG_AGO.plus(Duration.ofDays(2)));
        captured(UUID.randomUUID(), LONG_AGO);
        captured(LONG_AGO);

        // When the second one goes further
        stream.say(stream.make.accepted(colleague, 1, "rep-1", LONG_AGO.plus(Duration.ofDays(6))));

        // Then
        eventually(() -> assertThat(get("/funnel", "unit", "account").getList("total.steps.reached", Integer.class)).containsExactly(2, 1, 1, 0, 0));
        JsonPath accounts = get("/funnel", "unit", "account");
        assertThat(accounts.getString("undefined")).isNull();
        assertThat(accounts.<Object>get("withoutAccount")).as("of a campaign").isNull();
        assertThat(ofLongAgo().getInt("withoutAccount")).isEqualTo(1);
        assertThat(ofLongAgo("entering", "sal").getInt("withoutAccount")).isZero();
        assertThat(accounts.getInt("total.steps[2].days.sinceEntering.median")).isEqualTo(6);
        assertThat(get("/funnel").getInt("total.entered")).isEqualTo(4);
        assertThat(get("/funnel").<Object>get("withoutAccount")).isNull();
        assertThat(get("/funnel/trend", "unit", "account").getInt("rows[0].entered")).isEqualTo(2);
        stream.asking().queryParam("unit", "account").queryParam("from", "2012-03-01").queryParam("before", "2012-04-01")
                .queryParam("format", "csv").get("/funnel").then()
                .statusCode(200).body(containsString("of the accounts that reached inquiry"))
                .body(containsString("# 1 persons who entered have no account")).body(containsString(",(all),2,2,0,sal,1,1,"));

        // When the first one is forgotten, the account begins with the colleague
        stream.say(stream.make.erased(first, LONG_AGO.plus(Duration.ofDays(400))));

        // Then
        eventually(() -> assertThat(get("/funnel", "unit", "account", "from", "2012-03-07").getInt("total.entered")).isEqualTo(1));
        assertThat(get("/funnel", "unit", "account").getInt("total.entered")).isEqualTo(2);
        assertThat(get("/funnel", "unit", "account", "from", "2012-03-07").getInt("total.steps[2].days.sinceEntering.median")).isEqualTo(4);
    }

    @Test
    void aTrendHasARowForEachPeriod() {
        captured(MONDAY);
        captured(MONDAY.plus(Duration.ofDays(7)));
        captured(MONDAY.plus(Duration.ofDays(9)));
        eventually(() -> assertThat(get("/funnel").getInt("total.entered")).isEqualTo(3));

        JsonPath weeks = get("/funnel/trend", "period", "week");

        assertThat(weeks.getList("rows.period")).containsExactly("2026-03-02", "2026-03-09");
        assertThat(weeks.getList("rows.entered")).containsExactly(1, 2);
    }

    private JsonPath ofLongAgo(String... parameters) {
        RequestSpecification asking = stream.asking().queryParam("unit", "account").queryParam("from", "2012-03-01").queryParam("before", "2012-04-01");
        for (int i = 0; i < parameters.length; i += 2) {
            asking.queryParam(parameters[i], parameters[i + 1]);
        }
        return asking.get("/funnel").then().statusCode(200).extract().jsonPath();
    }

    private UUID captured(Instant at) {
        return captured(null, at);
    }

    private UUID captured(UUID account, Instant at) {
        UUID lead = UUID.randomUUID();
        stream.say(stream.make.captured(lead, "website", null, "trade-fair", campaign, account, at, at));
        return lead;
    }

    private JsonPath webinar() {
        return stream.get("/webinars/" + campaign).extract().jsonPath();
    }

    private JsonPath get(String path, String... parameters) {
        RequestSpecification asking = stream.asking().queryParam("campaign", campaign);
        for (int i = 0; i < parameters.length; i += 2) {
            asking.queryParam(parameters[i], parameters[i + 1]);
        }
        return asking.get(path).then().statusCode(200).extract().jsonPath();
    }

    private static void eventually(Runnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }
}
