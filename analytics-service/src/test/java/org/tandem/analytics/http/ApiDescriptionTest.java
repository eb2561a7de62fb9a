package org.tandem.analytics.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.ApiDescriptionRules;

import java.util.Set;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ApiDescriptionTest extends ApiDescriptionRules {

    /** Nothing here is anybody's. */
    @Override
    protected Set<String> withoutToken() {
        return Set.of();
    }
}
