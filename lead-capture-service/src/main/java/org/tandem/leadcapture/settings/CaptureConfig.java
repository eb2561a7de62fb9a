package org.tandem.leadcapture.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may bring leads, and how. */
@ConfigMapping(prefix = "tandem.capture")
public interface CaptureConfig {

    /** Known senders by name; the name travels with every lead they bring. */
    Map<String, Sender> senders();

    /** Web forms by publishable key. */
    Map<String, Form> forms();

    /** When a client is asked to come back while the broker is away: a restarted broker serves again after about 6 s. */
    @WithDefault("5s")
    Duration retryAfter();

    /** Refused inputs that are kept for correction, for each sender and minute; more are only counted. */
    @WithDefault("600")
    int keptRefusalsPerMinute();

    /** Recent ids of senders that are remembered, so that a repeat is answered without being written again. */
    @WithDefault("50000")
    int rememberedIds();

    /** Submissions of one form that may come from one address at once: a room of people behind one connection. */
    @WithDefault("60")
    int submissionsAtOnce();

    /** And as many again in each minute: hundreds of people in an hour, and no flood. */
    @WithDefault("30")
    int submissionsPerMinute();

    /** Addresses that are remembered for it, at most; each has some 400 bytes. */
    @WithDefault("10000")
    int rememberedAddresses();

    /** Requests that each secret key may be used for in a second; without, as many as there are. An import is one. */
    Optional<Integer> requestsPerSecond();

    /** Networks, such as {@code 10.0.0.0/8}, of the proxies that say in {@code X-Forwarded-For} who is behind them. */
    Optional<List<String>> trustedProxies();

    /** Former name of {@code tandem.rest.request-deadline}, which takes its value from here if it is set. */
    Optional<Duration> requestDeadline();

    /** A system that may post leads with a secret key. */
    interface Sender {

        /** SHA-256 of the secret key, hex; the key itself is nowhere in the deployment. */
        Optional<String> keySha256();

        /** Whether the key is no longer accepted. */
        @WithDefault("false")
        boolean revoked();

        /** Where its leads come from, unless a lead says otherwise. */
        @WithDefault("api")
        String source();
    }

    /** A web form on somebody's page; its key is public and may only submit. */
    interface Form {

        /** The sender its leads are attributed to. */
        String sender();

        /** Whether the form takes nothing any more. */
        @WithDefault("false")
        boolean revoked();

        /** Web origins whose pages may submit it, such as {@code https://www.example.com}. */
        Optional<Set<String>> allowedOrigins();

        /** Fields without which a submission is refused. */
        Optional<Set<String>> requiredFields();

        /** Where its leads come from. */
        @WithDefault("web-form")
        String source();

        /** The campaign its leads belong to. */
        Optional<String> campaign();

        /** Country whose phone numbers are typed without a prefix, ISO 3166-1 alpha-2. */
        Optional<String> country();

        /** What the form asks permission for. */
        Optional<List<ConsentText>> consents();
    }

    /** One permission a form asks for, in the words the person reads. */
    interface ConsentText {

        /** Code of what is permitted, such as {@code email}. */
        String purpose();

        /** The exact words beside the box. */
        String text();
    }
}
