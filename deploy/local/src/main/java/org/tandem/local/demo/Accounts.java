package org.tandem.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The companies of a public list, see {@code demo/ORIGIN.md}. */
final class Accounts {

    private static final int[] SIZES = {35, 120, 180, 320, 750, 1_400, 2_600, 4_800, 9_500, 40_000};
    private static final Map<String, String> ABROAD = Map.of("Ireland", "IE", "United Kingdom", "GB", "UK", "GB", "England", "GB",
            "Switzerland", "CH", "Netherlands", "NL", "Canada", "CA", "Singapore", "SG", "Bermuda", "BM");
    /** A comma that no quotes are around. */
    private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private final List<Account> all;

    Accounts() {
        all = read().lines().skip(1).filter(line -> !line.isBlank()).map(Accounts::account).toList();
    }

    List<Account> all() {
        return all;
    }

    Account any(Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Account account(String line) {
        String[] cells = line.split(COMMA, -1);
        String symbol = cells[0].toLowerCase(Locale.ROOT).replace('.', '-');
        String headquarters = cells[4].replace("\"", "");
        String place = headquarters.substring(headquarters.lastIndexOf(',') + 1).strip();
        int size = SIZES[Math.floorMod(symbol.hashCode(), SIZES.length)];
        return new Account(cells[1].replace("\"", ""), symbol + ".example", cells[2], ABROAD.getOrDefault(place, "US"), size);
    }

    private static String read() {
        try (InputStream csv = Accounts.class.getResourceAsStream("/demo/companies.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
