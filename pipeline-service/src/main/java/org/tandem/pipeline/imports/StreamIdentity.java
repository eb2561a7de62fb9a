package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.ids.Identity;
import org.tandem.pipeline.settings.IdentityConfig;
import org.tandem.rest.imports.Import;
import org.tandem.rest.problem.Problem;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The namespace in which this stream's lead ids are derived, if it is the one that is configured. In another one every deal would
 * tell of a lead that nobody knows, for ever: so nothing is imported until the stream has said which one it is.
 */
@ApplicationScoped
class StreamIdentity {

    private final Optional<Identity> identity;
    private final DataSource database;
    private volatile boolean confirmed;

    StreamIdentity(IdentityConfig config, DataSource database) {
        this.identity = config.namespace().map(Identity::new);
        this.database = database;
    }

    /** @throws Import.Stopped with the reason, where ids cannot be derived */
    Identity orStop() {
        Identity ours = identity.orElseThrow(() -> stopped("not-configured", "This service cannot derive lead ids",
                "Set tandem.identity.namespace to the one that lead capture has"));
        if (!confirmed) {
            confirm(ours);
        }
        return ours;
    }

    private void confirm(Identity ours) {
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(
                "select count(*), count(*) filter (where fingerprint = ?) from declared_identity")) {
            select.setString(1, ours.fingerprint());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (row.getLong(1) == 0) {
                    throw stopped("not-yet", "The stream has not said in which namespace its ids are",
                            "Start lead capture once, and send the file again");
                } else if (row.getLong(2) == 0) {
                    throw stopped("not-configured", "tandem.identity.namespace is not the one that the stream was begun with",
                            "Set it to the one that lead capture has");
                }
                confirmed = true;
            }
        } catch (SQLException e) {
            throw stopped("unavailable", "The database is away", "Send the file again");
        }
    }

    private static Import.Stopped stopped(String code, String title, String detail) {
        return new Import.Stopped(Problem.of(503, code, title, detail));
    }
}
