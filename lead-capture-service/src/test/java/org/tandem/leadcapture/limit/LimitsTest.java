package org.tandem.leadcapture.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.settings.CaptureConfig;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** As they are shipped, unless a test says otherwise. */
class LimitsTest {

    private static final Map<String, String> BEHIND_AN_INGRESS = Map.of("tandem.capture.trusted-proxies", "10.0.0.0/8");

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void oneVisitorMaySubmitAFormSixtyTimesAtOnce() {
        Limits limits = limits(Map.of());

        assertThat(submitted(limits, "demo", 100, "203.0.113.1")).isEqualTo(60);
        assertThat(submitted(limits, "demo", 100, "203.0.113.2")).as("another address").isEqualTo(60);
        assertThat(submitted(limits, "other", 100, "203.0.113.1")).as("another form").isEqualTo(60);
        assertThat(metrics.counter("tandem.captures", "outcome", "rate-limited").count()).isEqualTo(120);
    }

    @Test
    void aNetworkOfIpv6IsOneVisitor() {
        Limits limits = limits(Map.of());
        int submitted = 0;
        for (int i = 0; i < 1_000; i++) {
            submitted += submitted(limits, "demo", 1, "2001:db8:0:7::" + Integer.toHexString(i));
        }
        assertThat(submitted).isEqualTo(60);
    }

    @Test
    void aForgedHeaderMakesNobodyAnother() {
        Limits limits = limits(Map.of());
        int submitted = 0;
        for (int i = 0; i < 1_000; i++) {
            submitted += submitted(limits, "demo", 1, "203.0.113.1", "198.51.100." + i % 256);
        }
        assertThat(submitted).isEqualTo(60);
    }

    @Test
    void behindATrustedProxyEachIsCountedAlone() {
        Limits limits = limits(BEHIND_AN_INGRESS);
        for (int i = 0; i < 100; i++) {
            assertThat(submitted(limits, "demo", 61, "10.0.0.1", "198.51.100." + i)).isEqualTo(60);
        }
    }

    @Test
    void whatIsForgedBehindATrustedProxyMakesNobodyAnother() {
        Limits limits = limits(BEHIND_AN_INGRESS);
        int submitted = 0;
        for (int i = 0; i < 1_000; i++) {
            submitted += submitted(limits, "demo", 1, "10.0.0.1", "192.0.2." + i % 256 + ", 203.0.113.1");
        }
        assertThat(submitted).isEqualTo(60);
    }

    @Test
    void whoIsToldToWaitIsToldHowLong() {
        // Given
        Limits limits = limits(Map.of("tandem.capture.submissions-at-once", "1", "tandem.capture.submissions-per-minute", "1"));
        submitted(limits, "demo", 1, "203.0.113.1");

        // When
        TooMany tooMany = limits.ofForm("demo", request("203.0.113.1")).orElseThrow();

        // Then
        assertThat(tooMany.seconds()).isEqualTo(60);
        assertThat(tooMany.problem().status()).isEqualTo(429);
        assertThat(tooMany.problem().type()).isEqualTo("urn:tandem:problem:rate-limited");
        assertThat(tooMany.problem().detail()).isEqualTo("Send the same again after 60 s");
    }

    @Test
    void aSenderIsNotLimitedUnlessItIsSaid() {
        Limits limits = limits(Map.of());
        for (int i = 0; i < 100_000; i++) {
            assertThat(limits.ofSender("website")).isEmpty();
        }
    }

    @Test
    void oneSenderThatIsLimitedLeavesTheOthersAlone() {
        Limits limits = limits(Map.of("tandem.capture.requests-per-second", "100", "tandem.capture.senders.website.source", "web",
                "tandem.capture.senders.crm.source", "crm"));

        assertThat(sent(limits, "website", 1_000)).isEqualTo(100);
        assertThat(sent(limits, "crm", 1_000)).isEqualTo(100);
        assertThat(limits.ofSender("website").orElseThrow().seconds()).isEqualTo(1);
    }

    private Limits limits(Map<String, String> settings) {
        return new Limits(config(settings), metrics, new TimeMeter() {

            @Override
            public long currentTimeNanos() {
                return 0;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private static int submitted(Limits limits, String form, int times, String peer, String... forwardedFor) {
        int submitted = 0;
        for (int i = 0; i < times; i++) {
            submitted += limits.ofForm(form, request(peer, forwardedFor)).isEmpty() ? 1 : 0;
        }
        return submitted;
    }

    private static int sent(Limits limits, String sender, int times) {
        int sent = 0;
        for (int i = 0; i < times; i++) {
            Optional<TooMany> tooMany = limits.ofSender(sender);
            sent += tooMany.isEmpty() ? 1 : 0;
        }
        return sent;
    }

    private static HttpServerRequest request(String peer, String... forwardedFor) {
        HttpConnection connection = only(HttpConnection.class, "remoteAddress", SocketAddress.inetSocketAddress(4711, peer));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        List.of(forwardedFor).forEach(value -> headers.add("x-forwarded-for", value));
        return (HttpServerRequest) Proxy.newProxyInstance(LimitsTest.class.getClassLoader(), new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> method.getName().equals("headers") ? headers
                        : method.getName().equals("connection") ? connection : unexpected(method.getName()));
    }

    private static <T> T only(Class<T> type, String asked, Object answer) {
        return type.cast(Proxy.newProxyInstance(LimitsTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals(asked) ? answer : unexpected(method.getName())));
    }

    private static Object unexpected(String method) {
        throw new AssertionError("asked for " + method);
    }

    static CaptureConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CaptureConfig.class).withDefaultValues(settings).build()
                .getConfigMapping(CaptureConfig.class);
    }
}
