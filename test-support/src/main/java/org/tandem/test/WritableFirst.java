package org.tandem.test;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A service that has just started answers 503 to everything until it has seen its topics, and it starts anew for each class
 * with resources of its own: so no test may depend on which one is first. Nothing is waited for that says nothing of it.
 */
public final class WritableFirst implements QuarkusTestBeforeEachCallback {

    private static final String NOT_YET = "\"writable\":false";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** REST Assured is told the address only after this has run. */
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        String address = ConfigProvider.getConfig().getValue("test.url", String.class);
        Awaitility.await().until(() -> !health(address).replaceAll("\\s", "").contains(NOT_YET));
    }

    private static String health(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/q/health/ready")).build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
