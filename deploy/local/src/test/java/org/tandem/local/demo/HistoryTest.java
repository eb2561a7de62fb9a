package org.tandem.local.demo;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {

    private static final Instant BEGAN = Instant.parse("2026-03-20T10:15:30Z");
    private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private final History history = new History(new People(new Accounts()), BEGAN);
    private final List<Map<String, String>> leads = rows(history.leads());
    private final List<Map<String, String>> activities = rows(history.activities());
    private final List<Map<String, String>> deals = rows(history.deals());

    @Test
    void ofSixHundredInvitedAHundredRegisteredSixtyAttendedAndTwoBecameCustomers() {
        List<Map<String, String>> guests = leads.stream().filter(lead -> lead.get("campaign").equals("winter-webinar")).toList();
        assertThat(guests).hasSize(600);
        assertThat(emails(guests)).hasSize(600).isEqualTo(who("invited"));
        assertThat(who("registered")).hasSize(100).isSubsetOf(who("invited"));
        assertThat(who("attended")).hasSize(60).isSubsetOf(who("registered"));
        assertThat(who("missed")).hasSize(40).isSubsetOf(who("registered")).doesNotContainAnyElementsOf(who("attended"));
        Set<String> customers = deals.stream().map(deal -> deal.get("lead_id")).collect(Collectors.toSet());
        assertThat(emails(guests.stream().filter(guest -> customers.contains(guest.get("id"))).toList()))
                .hasSize(2).isSubsetOf(who("attended"));
    }

    @Test
    void everyDealIsOfALeadThatCameBeforeIt() {
        Map<String, String> came = leads.stream().collect(Collectors.toMap(lead -> lead.get("id"), lead -> lead.get("date")));
        assertThat(deals).hasSize(26).allSatisfy(deal -> {
            assertThat(came).containsKey(deal.get("lead_id"));
            assertThat(deal.get("won_at")).isGreaterThan(came.get(deal.get("lead_id"))).isLessThan("2026-03-20 10:15:30");
        });
        assertThat(came.values()).allMatch(date -> date.compareTo("2026-03-20 10:15:30") < 0);
        assertThat(activities).allMatch(deed -> deed.get("date").compareTo("2026-03-07") < 0);
    }

    @Test
    void bothWhoQualifyLeadsHaveDealsToShow() {
        assertThat(deals).extracting(deal -> deal.get("sdr")).containsOnly("sdr-1", "sdr-2");
    }

    @Test
    void nobodyIsTwoPeopleAndNobodyCanBeWrittenTo() {
        assertThat(emails(leads)).hasSize(leads.size()).allMatch(email -> email.matches("[a-z0-9.]+@[a-z0-9-]+\\.example"));
        assertThat(leads).extracting(lead -> lead.get("campaign")).containsOnly("winter-webinar", "search-ads", "trade-fair", "partner-referrals");
    }

    @Test
    void theSameBeginningHasTheSameHistory() {
        History again = new History(new People(new Accounts()), BEGAN);
        assertThat(again.leads()).isEqualTo(history.leads());
        assertThat(again.activities()).isEqualTo(history.activities());
        assertThat(again.deals()).isEqualTo(history.deals());
    }

    @Test
    void theAccountsAreThoseOfTheList() {
        List<Account> accounts = new Accounts().all();
        assertThat(accounts).hasSize(503).extracting(Account::domain).doesNotHaveDuplicates();
        assertThat(accounts.get(0)).satisfies(account -> {
            assertThat(account.name()).isEqualTo("3M");
            assertThat(account.domain()).isEqualTo("mmm.example");
            assertThat(account.country()).isEqualTo("US");
        });
        assertThat(accounts).extracting(Account::country).contains("IE", "CH", "GB");
    }

    private Set<String> who(String activity) {
        return emails(activities.stream().filter(deed -> deed.get("activity").equals(activity)).toList());
    }

    private static Set<String> emails(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get("email")).collect(Collectors.toSet());
    }

    private static List<Map<String, String>> rows(String csv) {
        List<String> header = Arrays.asList(csv.lines().findFirst().orElseThrow().split(","));
        return csv.lines().skip(1).map(line -> {
            String[] cells = line.split(COMMA, -1);
            assertThat(cells).as(line).hasSize(header.size());
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(header.get(i), cells[i]);
            }
            return row;
        }).toList();
    }
}
