package org.tandem.pipeline.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.ApiDescriptionRules;

import java.util.Set;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ApiDescriptionTest extends ApiDescriptionRules {

    @Override
    protected Set<String> withoutToken() {
        return Set.of();
    }
}
