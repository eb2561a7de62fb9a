package org.tandem.faults.decide;

import org.tandem.events.ids.Uuid5;
import org.tandem.platform.Platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Who asks, with a token each. */
public final class SalesTeam {

    public static final String MANAGER = "manager-1";
    public static final List<String> REPS = Platform.TEAM.keySet().stream().sorted().toList();

    /** Part of what callers rely on: the same caller's same key is the same request, in every version. */
    private static final UUID REQUESTS = UUID.fromString("6f1d2f5e-64b5-5d1c-9a55-0d6f3b1f7a10");

    private final Map<String, String> tokens = new TreeMap<>();

    public SalesTeam(Platform platform) {
        REPS.forEach(rep -> tokens.put(rep, platform.token(rep, "sales-rep")));
        tokens.put(MANAGER, platform.token(MANAGER, "sales-manager"));
    }

    public String token(String caller) {
        return tokens.get(caller);
    }

    public static UUID requestId(String caller, String key) {
        return Uuid5.of(Uuid5.of(REQUESTS, caller), key);
    }
}
