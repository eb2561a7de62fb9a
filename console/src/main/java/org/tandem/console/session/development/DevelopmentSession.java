package org.tandem.console.session.development;

import org.tandem.console.session.Person;

import java.time.Duration;
import java.time.Instant;

/** One browser in which somebody signed in. The token is here and not there, and is renewed while the session lasts. */
final class DevelopmentSession {

    static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(10);

    private final Person person;
    private final Instant began;
    private String token;
    private Instant tokenEnds = Instant.MIN;

    DevelopmentSession(Person person, Instant began) {
        this.person = person;
        this.began = began;
    }

    Person person() {
        return person;
    }

    Instant began() {
        return began;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(began.plus(LIFETIME));
    }

    synchronized String token(DevelopmentTokens tokens, Instant now) {
        if (!now.isBefore(tokenEnds.equals(Instant.MIN) ? Instant.MIN : tokenEnds.minus(RENEW_BEFORE_END))) {
            token = tokens.of(person, now);
            tokenEnds = now.plus(DevelopmentTokens.LIFETIME);
        }
        return token;
    }
}
