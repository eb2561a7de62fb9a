package org.tandem.bench;

import org.tandem.platform.Service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How far a service has folded, as its metrics say it; 0 while it does not answer yet. */
final class FoldMetrics {

    private final HttpClient http = HttpClient.newHttpClient();

    long events(Service service) {
        return events(service.base());
    }

    /** Events folded since it started. */
    long events(URI service) {
        return read("tandem_fold_events_total", service);
    }

    /** Records that are known to wait. */
    long behind(URI service) {
        return read("tandem_fold_behind_records", service);
    }

    private long read(String metric, URI service) {
        try {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(service.resolve("/q/metrics"))
                    .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
            return response.body().lines().filter(line -> line.startsWith(metric)).findFirst()
                    .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).orElse(0L);
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
