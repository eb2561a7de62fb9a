package org.tandem.bench;

import org.tandem.platform.Service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How many events a service has folded since it started, as its metrics say it. */
final class FoldedEvents {

    private static final String METRIC = "tandem_fold_events_total";

    private final HttpClient http = HttpClient.newHttpClient();

    long of(Service service) {
        return of(service.base());
    }

    /** 0 while it does not answer yet. */
    long of(URI service) {
        try {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(service.resolve("/q/metrics"))
                    .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
            return response.body().lines().filter(line -> line.startsWith(METRIC)).findFirst()
                    .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).orElse(0L);
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
