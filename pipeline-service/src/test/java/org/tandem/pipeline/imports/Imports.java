package org.tandem.pipeline.imports;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.tandem.pipeline.Api;
import org.tandem.test.Tokens;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Sends files as a client does that reads nothing before it has sent everything, and reads what came of them. */
final class Imports {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Imports() {
    }

    record Answer(int status, List<JsonPath> lines) {

        JsonPath summary() {
            return lines.get(lines.size() - 1);
        }

        /** Each row as {@code line outcome}, and why it was refused. */
        List<String> rows() {
            return lines.subList(0, lines.size() - 1).stream().map(line -> line.getInt("line") + " " + line.getString("outcome")
                    + (line.getList("errors") == null ? "" : " " + line.getList("errors.field") + line.getList("errors.code"))).toList();
        }
    }

    static Answer send(String query, byte[] file) throws Exception {
        return sendTo("/imports/deals", query, file);
    }

    static Answer sendTo(String path, String query, byte[] file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path + "?" + query))
                .header("Authorization", "Bearer " + Tokens.of("manager-1", "sales-manager")).header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body().lines().map(JsonPath::from).toList());
    }

    /** What is odd about one provider's deals, by what the provider calls their leads. */
    static List<String> anomalies(String provider) {
        return Api.marketing().queryParam("limit", 200).get("/imports/deals/anomalies").then().statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("anomalies.findAll { it.provider == '" + provider + "' }").stream()
                .map(deal -> deal.get("externalRef") + " " + deal.get("anomalies")).sorted().toList();
    }

    static byte[] resource(String name) {
        try (InputStream file = Imports.class.getResourceAsStream("/imports/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
