package org.tandem.leadcapture.imports;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends files as a client does that reads nothing before it has sent everything. */
final class Imports {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Imports() {
    }

    /** @param lines of JSON; of a problem, one */
    record Answer(int status, String type, List<JsonPath> lines) {

        JsonPath summary() {
            return lines.get(lines.size() - 1);
        }

        /** Each row as {@code line outcome}, and why it was refused. */
        List<String> rows() {
            return lines.subList(0, lines.size() - 1).stream().map(line -> line.getInt("line") + " " + line.getString("outcome")
                    + (line.getList("errors") == null ? "" : " " + line.getList("errors.field") + line.getList("errors.code"))).toList();
        }

        JsonPath line(int number) {
            return lines.stream().filter(line -> line.get("line") != null && line.getInt("line") == number).findFirst().orElseThrow();
        }
    }

    static Answer send(String key, String query, byte[] file) throws Exception {
        return send(key, query, HttpRequest.BodyPublishers.ofByteArray(file));
    }

    static Answer send(String key, String query, HttpRequest.BodyPublisher file) throws Exception {
        return send(key, query, "text/csv", file);
    }

    static Answer sendParts(String key, String query, String mapping, String file) throws Exception {
        return send(key, query, "multipart/form-data; boundary=b", HttpRequest.BodyPublishers.ofString(
                "--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n" + mapping
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + file + "\r\n--b--\r\n"));
    }

    static Answer send(String key, String query, String contentType, HttpRequest.BodyPublisher file) throws Exception {
        return sendTo("/imports/leads", key, query, contentType, file);
    }

    static Answer sendTo(String path, String key, String query, String contentType, HttpRequest.BodyPublisher file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path + "?" + query))
                .header("X-Api-Key", key).header("Content-Type", contentType).POST(file).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers().firstValue("content-type").orElse(null),
                response.body().lines().map(JsonPath::from).toList());
    }

    static byte[] resource(String name) {
        try (InputStream file = Imports.class.getResourceAsStream("/imports/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
