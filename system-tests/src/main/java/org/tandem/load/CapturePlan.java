package org.tandem.load;

import org.tandem.load.PlannedCapture.Kind;
import org.tandem.platform.CaptureService;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A seeded list of captures as senders really send them: mostly new, some twice, some contradicting themselves, some broken. */
public final class CapturePlan {

    private static final String JSON = "application/json";
    private static final String URLENCODED = "application/x-www-form-urlencoded";
    private static final List<String> BROKEN = List.of(
            "{\"email\":\"no address\",\"lastName\":\"Broken\"}",
            "{\"email\":",
            "[]",
            "{}",
            "{\"firstName\":\"Nobody\"}");

    private CapturePlan() {
    }

    public static List<PlannedCapture> of(long seed, int count) {
        Random random = new Random(seed);
        List<PlannedCapture> plan = new ArrayList<>(count);
        List<PlannedCapture> originals = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            PlannedCapture capture = one(seed, number, random, originals);
            plan.add(capture);
            if (capture.kind() == Kind.NEW || capture.kind() == Kind.FORM) {
                originals.add(capture);
            }
        }
        return plan;
    }

    private static PlannedCapture one(long seed, int number, Random random, List<PlannedCapture> originals) {
        String key = "fault-" + Long.toHexString(seed) + "-" + number;
        int dice = originals.isEmpty() ? 0 : random.nextInt(100);
        if (dice < 62) {
            return fresh(seed, number, key, random);
        }
        if (dice < 80) {
            return form(seed, number, key, random);
        }
        if (dice < 92) {
            // mostly of something just sent, perhaps still on its way
            PlannedCapture o = originals.get(random.nextInt(3) == 0 ? random.nextInt(originals.size())
                    : originals.size() - 1 - random.nextInt(Math.min(20, originals.size())));
            boolean same = dice < 88;
            return new PlannedCapture(number, same ? Kind.REPEAT : Kind.CONFLICT, o.number(), o.path(), o.contentType(),
                    o.idempotencyKey(), o.person(), same ? o.body() : changed(o));
        }
        return new PlannedCapture(number, Kind.INVALID, number, "/leads", JSON, key, null,
                BROKEN.get(random.nextInt(BROKEN.size())));
    }

    private static PlannedCapture fresh(long seed, int number, String key, Random random) {
        String body = CaptureRequests.body(random, "%012d".formatted(number));
        String address = body.substring(body.indexOf("p0"), body.indexOf("\",\"phone\""));
        String person = "s" + Long.toHexString(seed) + address;
        return new PlannedCapture(number, Kind.NEW, number, "/leads", JSON, key, person, body.replace(address, person));
    }

    private static PlannedCapture form(long seed, int number, String key, Random random) {
        String person = "s%sf%012d@visitor%02d.example".formatted(Long.toHexString(seed), number, random.nextInt(100));
        String body = "email=" + URLEncoder.encode(person, UTF_8) + "&firstName=Eva&lastName=Visitor&company="
                + URLEncoder.encode("Müller & Söhne " + random.nextInt(100), UTF_8) + "&country=DE&message=call+me";
        return new PlannedCapture(number, Kind.FORM, number, "/forms/" + CaptureService.FORM + "/submissions",
                URLENCODED, key, person, body);
    }

    /** Another message, same person: a different content under the same id. */
    private static String changed(PlannedCapture original) {
        return original.kind() == Kind.FORM ? original.body() + "+twice"
                : original.body().replace("\"message\":\"", "\"message\":\"changed ");
    }
}
