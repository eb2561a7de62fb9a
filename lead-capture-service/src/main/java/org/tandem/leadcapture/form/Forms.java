package org.tandem.leadcapture.form;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.ConsentDefinition;
import org.tandem.leadcapture.settings.CaptureConfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Web forms by publishable key. */
@ApplicationScoped
public class Forms {

    private static final String FORMS = "/forms/";

    private final Map<String, Form> byKey = new HashMap<>();

    /** @param allowedOrigins pages of these web origins may submit; a request without an origin comes from no page */
    public record Form(CaptureContext context, Set<String> allowedOrigins) {

        /** What it asks permission for. */
        public Set<String> purposes() {
            return context.consents().stream().map(ConsentDefinition::purpose).collect(Collectors.toUnmodifiableSet());
        }

        boolean allows(String origin) {
            return origin == null || allowedOrigins.contains(origin);
        }
    }

    public Forms(CaptureConfig config) {
        config.forms().forEach((key, form) -> {
            if (!form.revoked()) {
                byKey.put(key, new Form(contextOf(key, form), Set.copyOf(form.allowedOrigins().orElse(Set.of()))));
            }
        });
    }

    /** The form; empty for an unknown or revoked key, which look the same from outside. */
    public Optional<Form> byKey(String formKey) {
        return Optional.ofNullable(byKey.get(formKey));
    }

    /** Where it is submitted to, as refused input names it. */
    static String endpoint(String formKey) {
        return FORMS + formKey + "/submissions";
    }

    /** Whether this is, or was, a form's. */
    public static boolean isEndpoint(String endpoint) {
        return endpoint != null && endpoint.startsWith(FORMS);
    }

    /** The sender's form that is submitted to there; empty where it is gone, or another sender's by now. */
    public Optional<Form> byEndpoint(String endpoint, String sender) {
        return byKey.values().stream()
                .filter(form -> endpoint(form.context().form()).equals(endpoint) && form.context().sender().equals(sender)).findFirst();
    }

    /**
     * What a form's captures are decided in.
     *
     * @throws IllegalArgumentException if the settings are not fit for that; says which
     */
    public static CaptureContext contextOf(String key, CaptureConfig.Form form) {
        List<ConsentDefinition> consents = form.consents().orElse(List.of()).stream()
                .map(consent -> new ConsentDefinition(consent.purpose(), consent.text(), "consent"))
                .toList();
        return new CaptureContext(form.sender(), key, form.source(), form.campaign().orElse(null),
                form.country().orElse(null), form.requiredFields().orElse(Set.of()), consents);
    }
}
