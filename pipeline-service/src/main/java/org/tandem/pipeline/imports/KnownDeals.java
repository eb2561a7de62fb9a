package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.projection.sql.KnownContents;

import javax.sql.DataSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which deals are on the stream: those in the tables, and those that this process wrote lately. What it does not know of is
 * written again under the ids it had, and left out where it is folded.
 */
@ApplicationScoped
class KnownDeals {

    private static final int REMEMBERED = 50_000;

    private final KnownContents inTables;
    private final Map<UUID, String> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    KnownDeals(DataSource database) {
        this.inTables = new KnownContents(database, "imported_deal");
    }

    /** The content hashes, in hex, of each of these events that is known. */
    Map<UUID, Set<String>> among(Collection<UUID> eventIds) {
        Map<UUID, Set<String>> known = inTables.among(eventIds);
        synchronized (recent) {
            eventIds.stream().filter(recent::containsKey)
                    .forEach(id -> known.computeIfAbsent(id, any -> new HashSet<>()).add(recent.get(id)));
        }
        return known;
    }

    /** Remembers what the broker has acknowledged. */
    void remember(Map<UUID, String> written) {
        synchronized (recent) {
            recent.putAll(written);
        }
    }
}
