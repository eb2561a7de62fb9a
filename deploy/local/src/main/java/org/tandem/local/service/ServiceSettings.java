package org.tandem.local.service;

import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every service has to be told on one machine: where it listens, where stream and tables are, whose tokens count. */
public final class ServiceSettings {

    /** Of the bearer tokens that {@link org.tandem.local.token.BearerToken} signs. */
    public static final String ISSUER = "https://tandem.local";
    public static final String AUDIENCE = "tandem";

    private ServiceSettings() {
    }

    /**
     * By name of the setting.
     *
     * @param bootstrap address of the broker
     * @param jdbcUrl   of the database, user included; it asks for no password
     * @param tokenKey  checks the signature of bearer tokens
     */
    public static Map<String, String> of(int port, String bootstrap, String jdbcUrl, PublicKey tokenKey) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", String.valueOf(port));
        settings.put("kafka.bootstrap.servers", bootstrap);
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        settings.put("quarkus.oidc.public-key", Base64.getEncoder().encodeToString(tokenKey.getEncoded()));
        settings.put("quarkus.oidc.token.issuer", ISSUER);
        settings.put("quarkus.oidc.token.audience", AUDIENCE);
        return settings;
    }
}
