package org.tandem.console;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.console.HardAnswersIT.answer;
import static org.tandem.console.HardAnswersIT.on;

/** Leads that wait, the newest first, in pages as pipeline has them. */
final class LongInbox {

    private static final Instant FIRST = Instant.parse("2026-11-20T09:30:00Z");

    private final List<Route> waiting = new ArrayList<>();
    private int leads;
    private boolean comesBeforeTheFirstLook;
    private Route firstLook;
    private boolean isRead;
    private boolean isAway;
    /** What whoever waits is told, or will be. */
    private String news;

    LongInbox(int leads) {
        this.leads = leads;
    }

    void answerTo(Visitor visitor) {
        on(visitor, "/api/pipeline/inbox", this::page);
        on(visitor, "/api/pipeline/inbox/changes", this::changes);
    }

    void oneMoreBeforeTheFirstLook() {
        comesBeforeTheFirstLook = true;
    }

    void oneMore() {
        leads++;
        news = "{\"changed\": true, \"next\": \"2\"}";
        tell();
    }

    /** Of changes is told, but the inbox cannot be read. */
    void goesAway() {
        isAway = true;
    }

    /** Nothing else happens than that it can be read again. */
    void comesBack() {
        isAway = false;
        news = "{\"changed\": false, \"next\": \"2\"}";
        tell();
    }

    private void tell() {
        if (news != null && !waiting.isEmpty()) {
            waiting.forEach(route -> answer(route, news));
            waiting.clear();
            news = null;
        }
    }

    private void page(Route route) {
        if (isAway) {
            route.fulfill(new Route.FulfillOptions().setStatus(503));
            return;
        }
        int limit = number(route.request(), "limit", 5);
        int from = number(route.request(), "cursor", 0);
        assertThat(limit).isBetween(1, 100);
        int to = Math.min(from + limit, leads);
        String page = IntStream.range(from, to).mapToObj(this::lead).collect(Collectors.joining(","));
        answer(route, "{\"leads\": [" + page + "]" + (to < leads ? ", \"next\": \"" + to + "\"" : "") + "}");
        isRead = true;
        if (firstLook != null) {
            changes(firstLook);
            firstLook = null;
        }
    }

    private void changes(Route route) {
        if (route.request().url().contains("since=")) {
            waiting.add(route);
            tell();
            return;
        } else if (!isRead) {
            firstLook = route;
            return;
        }
        leads += comesBeforeTheFirstLook ? 1 : 0;
        answer(route, "{\"changed\": false, \"next\": \"1\"}");
    }

    private String lead(int place) {
        int number = leads - place;
        return """
                {"leadId": "00000000-0000-5000-8000-%012d", "state": "assigned", "attempt": 1, "rep": "rep-ana", "since": "%s", "contacts": 0,
                 "who": {"name": "Lead %d", "company": "Customer %d"}, "activities": []}""".formatted(number, FIRST.plusSeconds(number), number, number);
    }

    private static int number(Request request, String parameter, int otherwise) {
        var found = Pattern.compile("[?&]" + parameter + "=(\\d+)").matcher(request.url());
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }
}
