package org.tandem.console;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** People who sign in at a provider, with a stub in its place. */
@QuarkusTest
@QuarkusTestResource(value = StubService.class, restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = StubService.SIGN_IN, value = "provider"))
@QuarkusTestResource(value = StubProvider.class, restrictToAnnotatedClass = true)
class ProviderSignInTest {

    @BeforeEach
    void forget() {
        StubService.ASKED.clear();
        StubProvider.EXCHANGED.clear();
    }

    @Test
    void nobodyCanChooseWhoTheyAre() {
        given().get("/session").then().statusCode(200).body("signIn", equalTo("provider")).body("people", hasSize(0)).body("person", nullValue());
        given().header("X-Requested-With", "JavaScript").contentType("application/json").body("{\"person\": \"rep-1\"}").post("/session").then()
                .statusCode(404);
    }

    @Test
    void nobodyGetsThroughAndNoScriptIsSentAway() {
        given().redirects().follow(false).get("/api/pipeline/inbox").then().statusCode(401).contentType("application/problem+json");
        given().redirects().follow(false).cookie("q_session", "made-up").header("X-Requested-With", "JavaScript").get("/api/pipeline/inbox").then()
                .statusCode(401);
        assertThat(StubService.ASKED).isEmpty();
    }

    @Test
    void whoComesBackFromTheProviderHasASession() {
        // When
        Response there = given().redirects().follow(false).get("/sign-in");

        // Then
        assertThat(there.statusCode()).isEqualTo(302);
        Map<String, String> asked = query(there.header("Location"));
        assertThat(asked).containsEntry("response_type", "code").containsEntry("client_id", "console").containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "code_challenge");
        assertThat(URI.create(asked.get("redirect_uri")).getPath()).isEqualTo("/sign-in");

        // When
        Response back = given().redirects().follow(false).cookies(there.cookies()).queryParam("code", "a-code").queryParam("state", asked.get("state"))
                .get("/sign-in");

        // Then
        assertThat(back.statusCode()).as("one step, because a redirect from another site brings no strict cookie").isEqualTo(200);
        assertThat(StubProvider.EXCHANGED).singleElement().asString().contains("code=a-code", "code_verifier=");
        String session = back.headers().getValues("Set-Cookie").stream().filter(each -> each.startsWith("q_session")).findFirst().orElseThrow();
        assertThat(session).contains("HTTPOnly", "SameSite=Strict", "Secure").doesNotContain("eyJhbGciOiJSUzI1NiI");
        assertThat(back.asString()).contains("url=/").doesNotContain("a-code");

        given().cookies(back.cookies()).get("/session").then().body("person.id", equalTo("rep-7")).body("person.roles", contains("sales-rep"));
        Response inbox = given().cookies(back.cookies()).get("/api/pipeline/inbox");
        assertThat(inbox.statusCode()).isEqualTo(200);
        String token = StubService.ASKED.peek().header("Authorization").substring("Bearer ".length());
        assertThat(TestKeys.payload(token)).contains("\"aud\":\"tandem\"", "\"sub\":\"rep-7\"");
        assertThat(inbox.headers().toString() + inbox.asString()).doesNotContain(token);

        Response out = given().cookies(back.cookies()).header("X-Requested-With", "JavaScript").delete("/session");
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().getValues("Set-Cookie").toString()).contains("q_session", "Max-Age=0");
    }

    @Test
    void whoeverBringsASessionThatIsNoneIsNobodyAndNeedNotBringItAgain() {
        Response seen = given().redirects().follow(false).cookie("q_session", "made-up").get("/session");

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.<Object>path("person")).isNull();
        assertThat(seen.headers().getValues("Set-Cookie")).anySatisfy(each -> assertThat(each).startsWith("q_session=;").contains("Max-Age=0"));
        Response out = given().redirects().follow(false).cookie("q_session", "made-up").header("X-Requested-With", "JavaScript").delete("/session");
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().getValues("Set-Cookie")).anySatisfy(each -> assertThat(each).startsWith("q_session=;").contains("Max-Age=0"));
    }

    @Test
    void whomTheProviderDoesNotLetInIsToldSo() {
        // Given
        Response there = given().redirects().follow(false).get("/sign-in");

        // When
        Response back = given().redirects().follow(false).cookies(there.cookies()).queryParam("error", "access_denied")
                .queryParam("state", query(there.header("Location")).get("state")).get("/sign-in");

        // Then
        assertThat(back.statusCode()).isEqualTo(302);
        URI failed = URI.create(back.header("Location"));
        assertThat(failed.getPath()).isEqualTo("/sign-in/failed");
        given().get(failed.getPath()).then().statusCode(200).contentType("text/html; charset=utf-8").body(containsString("url=/#/sign-in-failed"));
    }

    private static Map<String, String> query(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
    }
}
