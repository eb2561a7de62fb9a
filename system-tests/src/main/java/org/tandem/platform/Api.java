package org.tandem.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who uses a service over REST, as people's programs do. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration LIST = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String header;
    private final String value;

    private Api(URI base, String header, String value) {
        this.base = base;
        this.header = header;
        this.value = value;
    }

    /** Somebody who is signed in. */
    public static Api of(Service service, String token) {
        return new Api(service.base(), "Authorization", "Bearer " + token);
    }

    /** A program that brings what it has, with its secret key. */
    public static Api ofSender(Service capture) {
        return new Api(capture.base(), "X-Api-Key", CaptureService.SECRET);
    }

    /** A page of the form's own site. */
    public static Api ofPage(Service capture) {
        return new Api(capture.base(), "Origin", CaptureService.ORIGIN);
    }

    /** @param body of an empty object, or nothing, {@link MissingNode} */
    public record Answer(int status, JsonNode body) {

        public String text(String field) {
            return body.path(field).asText(null);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Brings a list. The answer is the outcome of its first row. */
    public Answer bring(String path, String csv) {
        return send(request(path).timeout(LIST).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header(header, value).timeout(Duration.ofSeconds(20));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(),
                    response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
