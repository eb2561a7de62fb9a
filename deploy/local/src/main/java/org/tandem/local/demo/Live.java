package org.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.tandem.local.demo.Doors.Answer;
import org.tandem.local.demo.SalesFloor.Entry;
import org.tandem.local.service.LocalService;
import org.tandem.local.token.Role;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The present, at a human pace: every few seconds somebody fills in a form, and the reps work. */
final class Live {

    /** Beyond everybody of the history. */
    private static final long FIRST_PERSON = 1_000_000;
    private static final Duration PACE = Duration.ofSeconds(4);
    /** So that there is something to see soon. */
    private static final int AT_ONCE = 24;
    private static final String[] VERDICTS = {"good", "good", "good", "wrong-fit", "wrong-time", "no-need"};

    private final Doors doors;
    private final People people;
    private final DemoFolder folder;
    private final PrintStream log;

    Live(Doors doors, People people, DemoFolder folder, PrintStream log) {
        this.doors = doors;
        this.people = people;
        this.folder = folder;
        this.log = log;
    }

    void goOn() throws InterruptedException {
        long moment = folder.next();
        while (true) {
            // whoever came is never sent again as somebody new, even if this process ends now
            folder.next(moment + 1);
            try {
                happen(moment);
            } catch (IOException away) {
                log.println("a service is away: " + away);
            }
            moment++;
            if (moment > AT_ONCE) {
                TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
            }
        }
    }

    private void happen(long moment) throws IOException, InterruptedException {
        Random random = new Random(People.SEED + moment * 7_919);
        random.nextInt();
        Answer captured = doors.submit(Campaigns.anyForm(random), fields(people.person(FIRST_PERSON + moment)));
        if (!captured.isDone()) {
            log.println("a form was answered " + captured.status());
        }
        for (Step step : new SalesFloor(random, LocalDate.now(ZoneOffset.UTC)).steps(inbox())) {
            take(step, random);
        }
    }

    private void take(Step step, Random random) throws IOException, InterruptedException {
        Answer answer = doors.post(LocalService.PIPELINE, step.rep(), Role.SALES_REP, step.path(), step.fields());
        if (!answer.isDone()) {
            // often only life: something else has happened to the lead meanwhile
            log.println(step.kind() + " was answered " + answer.status() + " " + answer.body().path("type").asText());
        }
        if (step.kind() == Step.Kind.ACCEPT && answer.isDone() && answer.eventId() != null && random.nextInt(100) < 70) {
            doors.post(LocalService.FEEDBACK, step.rep(), Role.SALES_REP, "/leads/" + step.leadId() + "/verdicts?after=" + answer.eventId(),
                    Map.of("verdict", VERDICTS[random.nextInt(VERDICTS.length)]));
        }
    }

    private List<Entry> inbox() throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode lead : doors.get(LocalService.PIPELINE, "manager-1", Role.SALES_MANAGER, "/inbox?limit=100").body().path("leads")) {
            entries.add(new Entry(lead.path("leadId").asText(), lead.path("state").asText(), lead.path("rep").asText(null),
                    lead.path("contacts").asInt(), lead.path("opportunity").path("opportunityId").asText(null),
                    lead.path("opportunity").path("stage").asText(null)));
        }
        return entries;
    }

    private static Map<String, String> fields(Person person) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", person.email());
        fields.put("firstName", person.firstName());
        fields.put("lastName", person.lastName());
        fields.put("company", person.account().name());
        fields.put("jobTitle", person.jobTitle());
        fields.put("jobLevel", person.jobLevel());
        fields.put("department", person.department());
        fields.put("companySize", String.valueOf(person.account().size()));
        fields.put("industry", person.account().industry());
        fields.put("country", person.account().country());
        return fields;
    }
}
