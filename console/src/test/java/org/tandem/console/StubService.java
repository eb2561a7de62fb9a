package org.tandem.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A service that says what it was asked, one that is away, and a key for the development sign-in. */
public class StubService implements QuarkusTestResourceLifecycleManager {

    /** What it was asked, newest last. */
    public static final ConcurrentLinkedQueue<Asked> ASKED = new ConcurrentLinkedQueue<>();
    /** Lets what is answered line by line say one more. */
    public static final Semaphore LINES = new Semaphore(0);

    public static final String SIGN_IN = "sign-in";

    private HttpServer server;
    private boolean development = true;

    public record Asked(String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream().filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().get(0)).findFirst().orElse(null);
        }
    }

    @Override
    public void init(Map<String, String> arguments) {
        development = !"provider".equals(arguments.get(SIGN_IN));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "stub");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", this::answer);
            server.createContext("/stream", this::stream);
            server.createContext("/half", this::half);
            server.start();
            Map<String, String> settings = new HashMap<>();
            settings.put("tandem.console.services.pipeline", "http://127.0.0.1:" + server.getAddress().getPort());
            settings.put("tandem.console.services.feedback", "http://127.0.0.1:" + portOfNobody());
            settings.put("quarkus.http.host", "127.0.0.1");
            if (development) {
                settings.put("tandem.console.development-sign-in.enabled", "true");
                settings.put("tandem.console.development-sign-in.key-file", TestKeys.write(Files.createTempDirectory("console")).toString());
                settings.put("tandem.console.development-sign-in.people.rep-1", "sales-rep");
                settings.put("tandem.console.development-sign-in.people.marketing-1", "marketing");
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        ASKED.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        boolean refused = exchange.getRequestURI().getPath().endsWith("/refused");
        boolean unauthorized = exchange.getRequestURI().getPath().endsWith("/unauthorized");
        boolean later = exchange.getRequestURI().getPath().endsWith("/later");
        byte[] body = (refused ? "{\"type\":\"urn:tandem:problem:already-accepted\",\"status\":409}" : "{\"leads\":[]}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", refused ? "application/problem+json" : "application/json");
        exchange.getResponseHeaders().set("Set-Cookie", "of-the-service=1");
        exchange.getResponseHeaders().set("Server", "stub");
        exchange.getResponseHeaders().set("Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
        if (later) {
            exchange.getResponseHeaders().set("Location", "/requests/4711");
        }
        exchange.sendResponseHeaders(refused ? 409 : unauthorized ? 401 : later ? 202 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int line = 1; line <= 2; line++) {
                LINES.acquireUninterruptibly();
                out.write(("data: " + line + "\n\n").getBytes(UTF_8));
                out.flush();
            }
        }
    }

    /** Half of what it promised, and it is gone. */
    private void half(HttpExchange exchange) throws IOException {
        byte[] half = "lead,owner\n4711,rep-1\n".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, half.length * 2L);
        exchange.getResponseBody().write(half);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
