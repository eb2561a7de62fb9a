package org.tandem.local.supervise;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.tandem.local.Loopback;
import org.tandem.local.supervise.Health.Answer;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTest {

    @Test
    void readyIsWhoSaysSo() {
        assertThat(Health.answer(200, "{}")).isEqualTo(Answer.READY);
    }

    @Test
    void whoIsNotReadySaysWhetherItHasCaughtUp() {
        assertThat(Health.answer(503, "{\"data\": {\"writable\": false, \"caughtUp\": true}}")).isEqualTo(Answer.NOT_READY);
        assertThat(Health.answer(503, "{\"data\": {\"caughtUp\": false}}")).isEqualTo(Answer.CATCHING_UP);
    }

    @Test
    void isAskedOverHttp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(Loopback.HOST), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            byte[] body = "{\"caughtUp\":true}".getBytes();
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Health health = new Health(Loopback.HOST + ":" + server.getAddress().getPort());
        try {
            assertThat(health.ask()).isEqualTo(Answer.NOT_READY);
            assertThat(health.isLive()).isTrue();
        } finally {
            server.stop(0);
        }
        assertThat(health.ask()).isEqualTo(Answer.SILENT);
        assertThat(health.isLive()).isFalse();
    }
}
