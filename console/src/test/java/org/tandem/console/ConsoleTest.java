package org.tandem.console;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.console.StubService.Asked;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** The console's own doors, with a stub in place of the services. */
@QuarkusTest
@QuarkusTestResource(value = StubService.class, restrictToAnnotatedClass = true)
class ConsoleTest {

    private static final int BUNDLE_LIMIT_BYTES = 450 * 1024;
    private static final String COOKIE = "tandem-session-8080";
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.");

    @BeforeEach
    void forget() {
        StubService.ASKED.clear();
        StubService.LINES.drainPermits();
    }

    @Test
    void nobodyIsSignedInAndThatIsNoError() {
        given().get("/session").then().statusCode(200).body("person", nullValue()).body("signIn", equalTo("development"))
                .body("people.id", hasItems("rep-1", "marketing-1"));
    }

    @Test
    void whoSignsInIsKnownByACookieThatNoScriptReads() {
        Response answer = page().body("{\"person\": \"rep-1\"}").post("/session");

        assertThat(answer.statusCode()).isEqualTo(201);
        String cookie = answer.header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(answer.cookies()).as("another console of this machine has another port").containsOnlyKeys(COOKIE);
        given().cookie(COOKIE, answer.cookie(COOKIE)).get("/session").then()
                .body("person.id", equalTo("rep-1")).body("person.roles", hasItems("sales-rep"));
    }

    @Test
    void whoSignsOutIsNobody() {
        String session = signIn("rep-1");

        page().cookie(COOKIE, session).delete("/session").then().statusCode(204);

        given().cookie(COOKIE, session).get("/session").then().body("person", nullValue());
        given().cookie(COOKIE, session).get("/api/pipeline/inbox").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"person\": \"admin-1\"}", "{\"person\": null}", "{}", "[]", "x"})
    void nobodyElseCanBeSignedIn(String body) {
        page().body(body).post("/session").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whatAPageAsksGoesToTheServiceAsThePerson() {
        // When
        given().cookie(COOKIE, signIn("rep-1")).cookie("another", "x").header("Idempotency-Key", "tap-1").header("X-Forwarded-For", "1.2.3.4")
                .header("X-Requested-With", "JavaScript").contentType("application/json").body("{\"reason\": \"é\"}".getBytes(UTF_8))
                .post("/api/pipeline/leads/4711/reject?after=1").then().statusCode(200).body("leads.size()", equalTo(0));

        // Then
        Asked asked = StubService.ASKED.peek();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.uri()).isEqualTo("/leads/4711/reject?after=1");
        assertThat(asked.body()).isEqualTo("{\"reason\": \"é\"}");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("tap-1");
        assertThat(TestKeys.payload(asked.header("Authorization").substring("Bearer ".length()))).contains("\"sub\":\"rep-1\"");
        assertThat(asked.header("Cookie")).isNull();
        assertThat(asked.header("X-Forwarded-For")).isNull();
        assertThat(asked.header("X-Requested-With")).isNull();
    }

    @Test
    void noAnswerHoldsATokenOrAnythingElseOfTheService() {
        Response answer = given().cookie(COOKIE, signIn("rep-1")).get("/api/pipeline/inbox");

        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Authorization")).isFalse();
        assertThat(answer.headers().toString() + answer.asString()).doesNotContainPattern(TOKEN);
        Response session = page().body("{\"person\": \"rep-1\"}").post("/session");
        assertThat(session.headers().toString() + session.asString()).doesNotContainPattern(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager-1", "rep-2", "", "rep%", "rep+1"})
    void nothingIsDoneAsSomebodyElseThanThePageShows(String shown) {
        page().cookie(COOKIE, signIn("rep-1")).header("X-Tandem-Person", shown).body("{}").post("/api/pipeline/leads/4711/accept").then()
                .statusCode(409).contentType("application/problem+json").body("type", equalTo("urn:tandem:problem:another-person"));
        assertThat(StubService.ASKED).isEmpty();

        page().cookie(COOKIE, signIn("rep-1")).header("X-Tandem-Person", "rep%2D1").body("{}").post("/api/pipeline/leads/4711/accept").then()
                .statusCode(200);
        assertThat(StubService.ASKED.peek().header("X-Tandem-Person")).isNull();
    }

    @Test
    void aRefusalIsPassedOnAsItIs() {
        page().cookie(COOKIE, signIn("rep-1")).body("{}").post("/api/pipeline/refused").then().statusCode(409)
                .contentType("application/problem+json").body("type", equalTo("urn:tandem:problem:already-accepted"));
    }

    @Test
    void whereToLookLaterIsAPlaceThatThePageCanReach() {
        page().cookie(COOKIE, signIn("rep-1")).body("{}").post("/api/pipeline/later").then().statusCode(202)
                .header("Location", "/api/pipeline/requests/4711");
    }

    @Test
    void aServiceThatIsAwayIsAProblemThatPasses() {
        given().cookie(COOKIE, signIn("rep-1")).get("/api/feedback/verdicts").then().statusCode(503)
                .contentType("application/problem+json").body("type", equalTo("urn:tandem:problem:service-away")).header("Retry-After", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/unknown/leads", "/api/pipeline/q/health", "/api/pipeline/%71/health", "/api/pipeline/%71",
            "/api/pipeline/%2e%2e/q/health"})
    void onlyThePublicApisOfTheListedServicesAreReached(String path) {
        given().urlEncodingEnabled(false).cookie(COOKIE, signIn("rep-1")).get(path).then().statusCode(404);
        assertThat(StubService.ASKED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made-up", "eyJhbGciOiJSUzI1NiJ9.e30.x"})
    void nobodyGetsThroughWithoutASession(String session) {
        given().cookie(COOKIE, session).header("Authorization", "Bearer " + session).get("/api/pipeline/inbox").then()
                .statusCode(401).contentType("application/problem+json");
        assertThat(StubService.ASKED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /session", "DELETE /session", "POST /api/pipeline/leads/1/accept", "PUT /api/pipeline/x", "DELETE /api/pipeline/x"})
    void anotherSiteCanChangeNothing(String request) {
        String[] parts = request.split(" ");
        given().cookie(COOKIE, signIn("rep-1")).header("Origin", "https://evil.example.com").contentType("text/plain").body("{}")
                .request(parts[0], parts[1]).then().statusCode(403).body("type", equalTo("urn:tandem:problem:not-from-a-page"));
        assertThat(StubService.ASKED).isEmpty();
    }

    @Test
    void anAnswerComesThroughWhileItIsWritten() throws IOException {
        // Given
        HttpURLConnection answer = ask("/api/pipeline/stream");

        // When
        StubService.LINES.release();
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer.getInputStream(), UTF_8));

        // Then
        assertThat(lines.readLine()).isEqualTo("data: 1");
        StubService.LINES.release();
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isEqualTo("data: 2");
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne() throws IOException {
        // Given
        HttpURLConnection answer = ask("/api/pipeline/half");

        // When, then
        assertThat(answer.getResponseCode()).isEqualTo(200);
        assertThatThrownBy(() -> answer.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void aServiceThatDoesNotAcceptTheTokenDoesNotEndTheSession() {
        given().cookie(COOKIE, signIn("rep-1")).get("/api/pipeline/unauthorized").then().statusCode(502)
                .contentType("application/problem+json").body("type", equalTo("urn:tandem:problem:sign-in-not-accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:80", "192.0.2.1"})
    void aNameThatWasMadeToLeadHereIsAnsweredNothing(String host) {
        given().header("Host", host).get("/session").then().statusCode(421).contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:not-this-machine"));
        given().header("Host", host).header("X-Requested-With", "JavaScript").contentType("application/json").body("{\"person\": \"rep-1\"}")
                .post("/session").then().statusCode(421);
        given().header("Host", host).get("/").then().statusCode(421);
        // but whoever looks after a pod asks it by its address
        given().header("Host", host).get("/q/health/live").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/../session", "/q/%2e%2e/session", "/q/%2E./session", "/q//../../session"})
    void norByAWayThatBeginsAtTheOperators(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"signIn\"").doesNotContain("\"people\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8081", "[::1]", "[::1]:8080"})
    void thisMachineIsAnswered(String host) {
        given().header("Host", host).get("/session").then().statusCode(200);
    }

    @Test
    void pagesMayLoadNothingFromElsewhereAndRunNothingInline() {
        given().get("/").then().statusCode(200).contentType(containsString("text/html"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff")).header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin")).header("Cache-Control", containsString("no-store"));
    }

    @Test
    void theWholeConsoleFitsIntoItsLimitAndTheFirstPageNeedsNoChart() throws IOException {
        // Given
        Map<String, Integer> sizes = new LinkedHashMap<>();

        // When
        collect("/", sizes);

        // Then
        int all = sizes.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).as("compressed bytes of %s", sizes).isLessThanOrEqualTo(BUNDLE_LIMIT_BYTES);
        System.out.println("console bundle, compressed: " + all / 1024 + " KiB " + sizes);
        Set<String> atOnce = new LinkedHashSet<>();
        collectImports(first("/static/bundle/[^\"']+\\.js", given().get("/").asString()), atOnce);
        collectImports(sizes.keySet().stream().filter(name -> name.contains("InboxPage")).findFirst().orElseThrow(), atOnce);
        assertThat(atOnce).hasSizeGreaterThan(2).noneMatch(ConsoleTest::draws);
        assertThat(sizes.keySet().stream().filter(name -> name.endsWith(".js")).filter(ConsoleTest::draws)).as("what draws is somewhere").isNotEmpty();
    }

    /** ECharts marks by this name what it draws in. */
    private static boolean draws(String script) {
        return given().get(script).asString().contains("_echarts_instance_");
    }

    /** What comes with a script before anything of it runs; not what it asks for later, by a call of {@code import}. */
    private static void collectImports(String script, Set<String> found) {
        if (found.add(script)) {
            Pattern.compile("(?:\\bfrom|\\bimport)\\s*[\"'](?:/static/bundle/|\\./)([A-Za-z0-9_.-]+\\.js)[\"']").matcher(given().get(script).asString())
                    .results().forEach(name -> collectImports("/static/bundle/" + name.group(1), found));
        }
    }

    @Test
    void whatNeverChangesIsKeptAndComesCompressed() {
        String script = first("/static/bundle/[^\"']+\\.js", given().get("/").asString());
        given().config(io.restassured.RestAssured.config().decoderConfig(io.restassured.config.DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip").get(script).then().statusCode(200).header("Content-Encoding", "gzip")
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    void whatIsNotThereYetIsAskedForAgain() {
        given().get("/static/bundle/gone.js").then().statusCode(404).header("Cache-Control", equalTo("no-store"));
    }

    /** Follows what a page, and then each script, names. */
    private static void collect(String path, Map<String, Integer> sizes) throws IOException {
        if (sizes.containsKey(path)) {
            return;
        }
        Response answer = given().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        byte[] body = answer.asByteArray();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        sizes.put(path, compressed.size());
        if (path.endsWith("/") || path.endsWith(".js")) {
            var names = Pattern.compile("[\"'](?:/static/bundle/|\\./)([A-Za-z0-9_.-]+\\.(?:js|css))[\"']").matcher(new String(body, UTF_8));
            while (names.find()) {
                collect("/static/bundle/" + names.group(1), sizes);
            }
        }
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static HttpURLConnection ask(String path) throws IOException {
        HttpURLConnection answer = (HttpURLConnection) URI.create("http://127.0.0.1:" + io.restassured.RestAssured.port + path).toURL().openConnection();
        answer.setRequestProperty("Cookie", COOKIE + "=" + signIn("rep-1"));
        answer.setReadTimeout(20_000);
        return answer;
    }

    private static String signIn(String person) {
        return page().body("{\"person\": \"" + person + "\"}").post("/session").cookie(COOKIE);
    }

    private static RequestSpecification page() {
        return given().header("X-Requested-With", "JavaScript").contentType("application/json");
    }
}
