package org.tandem.console.session.development;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;

/** Makes of a development session the same identity that the provider's sign-in makes: nothing else has to know of it. */
@ApplicationScoped
class DevelopmentMechanism implements HttpAuthenticationMechanism {

    private final DevelopmentSessions sessions;

    DevelopmentMechanism(DevelopmentSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Uni.createFrom().item(sessions.of(context.request()).map(this::identity).orElse(null));
    }

    private SecurityIdentity identity(DevelopmentSession session) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(session.person().id()))
                .addRoles(Set.copyOf(session.person().roles()))
                .addCredential(new AccessTokenCredential(sessions.token(session))).build();
    }

    /** None: the page offers the people by itself. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
