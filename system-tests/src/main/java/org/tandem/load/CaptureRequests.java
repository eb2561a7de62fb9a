package org.tandem.load;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Captures of ever new people, each with a body of exactly the same size. Everything but the person's number comes
 * from the seed, so two runs send the same bytes.
 */
public final class CaptureRequests implements Requests {

    public static final int BODY_BYTES = 1024;

    private static final int VARIANTS = 32;
    private static final List<String> FIRST = List.of("Ana", "Jonas", "Mia", "Tomasz", "Chidi", "Yuki", "Leila", "Søren");
    private static final List<String> LAST = List.of("Novak", "Meyer", "Okafor", "Tanaka", "Rossi", "Larsen", "Silva", "O'Brien");
    private static final List<String> TITLES = List.of("Head of IT", "CFO", "Plant Manager", "Buyer", "CTO", "Team Lead Logistics");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "PL", "SE", "IT", "NL", "ES", "AT");
    private static final List<String> INDUSTRIES = List.of("manufacturing", "logistics", "software", "retail", "energy");
    private static final List<String> SOURCES = List.of("web-form", "webinar", "trade-fair", "organic_search");

    private final RequestTemplate[] variants = new RequestTemplate[VARIANTS];
    private long number;

    /**
     * @param firstNumber the first person's number: a range of its own for each run keeps every person new
     */
    public CaptureRequests(String path, String secret, long seed, long firstNumber) {
        Random random = new Random(seed);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Api-Key", secret);
        headers.put("Idempotency-Key", "load-" + Long.toHexString(seed) + "-" + RequestTemplate.NUMBER);
        for (int i = 0; i < VARIANTS; i++) {
            variants[i] = RequestTemplate.post(path, headers, body(random, RequestTemplate.NUMBER));
        }
        this.number = firstNumber;
    }

    @Override
    public void next(ByteBuffer into) {
        variants[(int) (number % VARIANTS)].render(number, into);
        number++;
    }

    /** One capture as JSON of {@link #BODY_BYTES} bytes; the number is part of the address, so each is a new person. */
    public static String body(Random random, String number) {
        String json = """
                {"email":"p%s@company%02d.example","phone":"+4930%08d","firstName":"%s","lastName":"%s",\
                "company":"Company %02d GmbH","jobTitle":"%s","country":"%s","industry":"%s","companySize":"%s",\
                "source":"%s","campaign":"spring-%d","properties":{"budget":"%d","utm_source":"newsletter",\
                "interest":"%s"},"message":"%s"}"""
                .formatted(number, random.nextInt(100), 10_000_000 + random.nextInt(80_000_000), one(FIRST, random),
                        one(LAST, random), random.nextInt(100), one(TITLES, random), one(COUNTRIES, random),
                        one(INDUSTRIES, random), random.nextBoolean() ? "51-200" : "201-1000", one(SOURCES, random),
                        random.nextInt(10), random.nextInt(100_000), one(INDUSTRIES, random), "%s");
        return json.formatted(words(random, BODY_BYTES - json.getBytes(UTF_8).length + "%s".length()));
    }

    private static String words(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26)));
            if (random.nextInt(7) == 0) {
                text.append(' ');
            }
        }
        text.setLength(length);
        return text.toString();
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
