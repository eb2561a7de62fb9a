package org.tandem.analytics.fold;

import org.tandem.analytics.count.Account;
import org.tandem.analytics.count.Member;
import org.tandem.analytics.count.Tally;
import org.tandem.analytics.fold.AccountStore.Row;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps the accounts up to date with their people. Of an account only those are read who lead, so that a new lead of a company with
 * a hundred thousand costs no more than of one with two. All are read where one leaves whom others had been behind.
 */
final class Accounts {

    private final AccountStore store;
    private final List<Member> deleted = new ArrayList<>();
    private final List<Row> written = new ArrayList<>();

    Accounts(Connection db) {
        this.store = new AccountStore(db);
    }

    private record News(Set<Member> gone, Set<Member> come) {
    }

    /** What tells one member of an account from another. */
    private record Key(UUID person, int knownDay) {

        static Key of(Member member) {
            return new Key(member.person(), member.knownDay());
        }
    }

    /**
     * Writes who goes and who comes.
     *
     * @param members 1 of those who come, -1 of those who go
     * @return how that changes what is counted of their accounts
     */
    Tally change(Map<Member, Long> members) throws SQLException {
        Tally change = new Tally();
        Map<UUID, News> accounts = new TreeMap<>();
        members.forEach((member, times) -> {
            News news = accounts.computeIfAbsent(member.account(), account -> new News(new HashSet<>(), new HashSet<>()));
            (times < 0 ? news.gone : news.come).add(member);
        });
        Map<UUID, List<Member>> leading = store.leading(accounts.keySet());
        Map<UUID, List<Member>> after = new HashMap<>();
        accounts.forEach((account, news) -> Account.leadingAfter(leading.getOrDefault(account, List.of()), news.gone, news.come)
                .ifPresent(found -> after.put(account, found)));
        Set<UUID> open = new HashSet<>(accounts.keySet());
        open.removeAll(after.keySet());
        Map<UUID, List<Member>> all = store.all(open);
        open.forEach(account -> after.put(account, leadingOf(all.getOrDefault(account, List.of()), accounts.get(account))));
        accounts.forEach((account, news) -> {
            Set<Member> before = Set.copyOf(leading.getOrDefault(account, List.of()));
            Set<Member> now = Set.copyOf(after.get(account));
            note(news, before, now);
            // Most who come are neither the first to come nor to go further.
            if (!now.equals(before)) {
                change.add(Account.count(now).minus(Account.count(before)));
            }
        });
        store.delete(deleted);
        store.upsert(written);
        return change;
    }

    private static List<Member> leadingOf(Collection<Member> all, News news) {
        List<Member> left = new ArrayList<>(news.come);
        all.stream().filter(member -> !news.gone.contains(member)).forEach(left::add);
        return Account.leading(left);
    }

    private void note(News news, Set<Member> before, Set<Member> after) {
        Set<Key> keys = new HashSet<>();
        news.come.forEach(member -> {
            keys.add(Key.of(member));
            written.add(new Row(member, after.contains(member)));
        });
        news.gone.stream().filter(member -> !keys.contains(Key.of(member))).forEach(deleted::add);
        before.stream().filter(member -> !after.contains(member) && !news.gone.contains(member))
                .forEach(member -> written.add(new Row(member, false)));
        after.stream().filter(member -> !before.contains(member) && !news.come.contains(member))
                .forEach(member -> written.add(new Row(member, true)));
    }
}
