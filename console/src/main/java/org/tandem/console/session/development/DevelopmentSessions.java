package org.tandem.console.session.development;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tandem.console.ConsoleConfig;
import org.tandem.console.session.Person;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is signed in where there is no provider. The cookie holds a random name of the session and nothing else; sessions
 * are in memory, and a console that starts again knows nobody.
 */
@ApplicationScoped
public class DevelopmentSessions {

    /** One machine has no more browsers; the oldest go first. */
    private static final int MOST = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConsoleConfig.DevelopmentSignIn config;
    private final Clock clock = Clock.systemUTC();
    private final String cookie;
    private final Map<String, DevelopmentSession> sessions = new ConcurrentHashMap<>();
    private volatile DevelopmentTokens tokens;

    /** @param port for a browser, what tells consoles of one machine apart, and cookies know no ports: so it is in their name */
    DevelopmentSessions(ConsoleConfig config, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config.developmentSignIn();
        this.cookie = "tandem-session-" + port;
    }

    public boolean isEnabled() {
        return config.isEnabled();
    }

    /** Whom one may be; nobody where it is off. */
    public List<Person> people() {
        return !isEnabled() ? List.of() : config.people().entrySet().stream()
                .map(each -> new Person(each.getKey(), List.of(each.getValue())))
                .sorted(Comparator.comparing(Person::id)).toList();
    }

    public Optional<Person> person(String id) {
        return people().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    public NewCookie begin(Person person) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> session.isOver(now));
        if (sessions.size() >= MOST) {
            sessions.entrySet().stream().min(Comparator.comparing(each -> each.getValue().began()))
                    .ifPresent(oldest -> sessions.remove(oldest.getKey()));
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        sessions.put(name, new DevelopmentSession(person, now));
        return cookie(name, (int) DevelopmentSession.LIFETIME.toSeconds());
    }

    /** @return a cookie that takes the place of the one there was, and is gone at once */
    public NewCookie end(HttpServerRequest request) {
        Cookie given = request.getCookie(cookie);
        if (given != null) {
            sessions.remove(given.getValue());
        }
        return cookie("", 0);
    }

    Optional<DevelopmentSession> of(HttpServerRequest request) {
        Cookie given = isEnabled() ? request.getCookie(cookie) : null;
        return Optional.ofNullable(given).map(one -> sessions.get(one.getValue()))
                .filter(session -> !session.isOver(clock.instant()));
    }

    String token(DevelopmentSession session) {
        DevelopmentTokens signing = tokens;
        if (signing == null) {
            tokens = signing = new DevelopmentTokens(config);
        }
        return session.token(signing, clock.instant());
    }

    /** Without {@code Secure}: it is on this machine alone, where there is no TLS. */
    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(cookie).value(value).path("/").maxAge(seconds).httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT).build();
    }
}
