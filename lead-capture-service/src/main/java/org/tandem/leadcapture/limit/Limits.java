package org.tandem.leadcapture.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.tandem.leadcapture.settings.CaptureConfig;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How often one visitor of a form, and one sender, may come: so often that nobody notices who is one, and not so often that
 * they take the service from the others. Who may not is counted, and what they brought is not looked at (ADR 28).
 */
@ApplicationScoped
public class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Proxies proxies;
    private final Buckets<Visitor> visitors;
    private final Optional<Buckets<String>> senders;
    private final Counter limited;
    private final AtomicBoolean saidWhoIsNotTrusted = new AtomicBoolean();

    @Inject
    Limits(CaptureConfig config, MeterRegistry metrics) {
        this(config, metrics, TimeMeter.SYSTEM_NANOTIME);
    }

    Limits(CaptureConfig config, MeterRegistry metrics, TimeMeter clock) {
        this.proxies = Proxies.of(config.trustedProxies().orElse(List.of()));
        this.visitors = new Buckets<>(config.submissionsAtOnce(), config.submissionsPerMinute(), Duration.ofMinutes(1),
                config.rememberedAddresses(), clock);
        this.senders = config.requestsPerSecond().map(rate -> new Buckets<>(rate, rate, Duration.ofSeconds(1),
                Math.max(1, config.senders().size()), clock));
        this.limited = Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", "rate-limited").register(metrics);
    }

    /** Empty if it may be submitted, and that is counted. */
    public Optional<TooMany> ofForm(String form, HttpServerRequest request) {
        // The connection's, not the request's: that one is whatever quarkus.http.proxy.* lets a header say.
        String host = request.connection().remoteAddress().hostAddress();
        InetAddress peer = host == null ? InetAddress.getLoopbackAddress() : Proxies.address(host);
        List<String> forwardedFor = request.headers().getAll(FORWARDED_FOR);
        long seconds = visitors.secondsToWait(Visitor.of(form, proxies.clientOf(peer, forwardedFor)));
        if (seconds > 0 && !forwardedFor.isEmpty() && !proxies.trusts(peer) && !saidWhoIsNotTrusted.getAndSet(true)) {
            LOG.warn("a form was submitted too often with " + FORWARDED_FOR + " from an address that tandem.capture.trusted-proxies does "
                    + "not name: if that is your proxy, name it, for all who come through it count as one");
        }
        return answer(seconds, "Too many submissions came from this address");
    }

    /** Empty if the sender may send a request, and that is counted. */
    public Optional<TooMany> ofSender(String sender) {
        return senders.isEmpty() ? Optional.empty()
                : answer(senders.get().secondsToWait(sender), "Too many requests came with this key");
    }

    private Optional<TooMany> answer(long seconds, String title) {
        if (seconds == 0) {
            return Optional.empty();
        }
        limited.increment();
        return Optional.of(new TooMany(title, seconds));
    }
}
