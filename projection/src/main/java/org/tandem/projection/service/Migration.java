package org.tandem.projection.service;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.tandem.projection.sql.Tables;

/** Brings the tables to what this build knows, and tells a database that is away from tables that cannot be brought there. */
final class Migration {

    private Migration() {
    }

    /**
     * @throws StartCheck.Refusal if the tables are another build's, or a migration cannot be done: waiting does not help
     * @throws FlywayException    for what may pass, such as a database that is away
     */
    static void run(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            // Anything else passes, such as that another instance is at it.
            if (!(failure instanceof FlywayValidateException) && !Tables.isRefusal(failure)) {
                throw failure;
            }
            throw new StartCheck.Refusal("refusing to start: the tables in schema "
                    + String.join(", ", flyway.getConfiguration().getSchemas()) + " cannot be brought to what this version of the"
                    + " service knows. They are a fold of the stream: set tandem.stream.projection-version to the next number"
                    + " and they are made anew, or drop the schema. " + failure.getMessage().strip());
        }
    }
}
