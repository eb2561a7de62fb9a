package org.tandem.faults;

import org.tandem.faults.PlannedCapture.Kind;
import org.tandem.load.CaptureRequests;
import org.tandem.platform.CaptureService;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A seeded list of captures as senders really send them, by the JSON API and by a form: mostly new, some twice, some
 * contradicting themselves, some broken.
 */
public final class CapturePlan {

    private static final String JSON = "application/json";
    private static final String URLENCODED = "application/x-www-form-urlencoded";
    private static final String SUBMISSIONS = "/forms/" + CaptureService.FORM + "/submissions";
    private static final String MESSAGE = "\"message\":\"";
    /** Each is another content, so that every single one must be found again. */
    private static final List<String> BROKEN = List.of(
            "{\"email\":\"no address %1$d\",\"lastName\":\"Broken\"}",
            "{\"email\":\"p%1$d@",
            "[%1$d]",
            "{\"unknown\":\"%1$d\"}",
            "{\"firstName\":\"Nobody %1$d\"}");
    private static final String BROKEN_FORM = "email=no+address+%d&firstName=Eva";

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
            return same ? new PlannedCapture(number, Kind.REPEAT, o.number(), o.path(), o.contentType(), o.idempotencyKey(),
                    o.person(), o.message(), o.body()) : changed(number, o);
        }
        return invalid(number, key, random.nextInt(BROKEN.size() + 1));
    }

    private static PlannedCapture invalid(int number, String key, int how) {
        return how < BROKEN.size()
                ? new PlannedCapture(number, Kind.INVALID, number, "/leads", JSON, key, null, null, BROKEN.get(how).formatted(number))
                : new PlannedCapture(number, Kind.INVALID, number, SUBMISSIONS, URLENCODED, key, null, null, BROKEN_FORM.formatted(number));
    }

    private static PlannedCapture fresh(long seed, int number, String key, Random random) {
        String body = CaptureRequests.body(random, "%012d".formatted(number));
        String address = body.substring(body.indexOf("p0"), body.indexOf("\",\"phone\""));
        String person = "s" + Long.toHexString(seed) + address;
        String message = body.substring(body.indexOf(MESSAGE) + MESSAGE.length(), body.lastIndexOf('"'));
        return new PlannedCapture(number, Kind.NEW, number, "/leads", JSON, key, person, message, body.replace(address, person));
    }

    private static PlannedCapture form(long seed, int number, String key, Random random) {
        String person = "s%sf%012d@visitor%02d.example".formatted(Long.toHexString(seed), number, random.nextInt(100));
        String body = "email=" + URLEncoder.encode(person, UTF_8) + "&firstName=Eva&lastName=Visitor&company="
                + URLEncoder.encode("Müller & Söhne " + random.nextInt(100), UTF_8) + "&country=DE&message=call+me";
        return new PlannedCapture(number, Kind.FORM, number, SUBMISSIONS, URLENCODED, key, person, "call me", body);
    }

    /** Another message, same person: a different content under the same id. */
    private static PlannedCapture changed(int number, PlannedCapture o) {
        boolean form = o.kind() == Kind.FORM;
        return new PlannedCapture(number, Kind.CONFLICT, o.number(), o.path(), o.contentType(), o.idempotencyKey(), o.person(),
                form ? o.message() + " twice" : "changed " + o.message(),
                form ? o.body() + "+twice" : o.body().replace(MESSAGE, MESSAGE + "changed "));
    }
}
