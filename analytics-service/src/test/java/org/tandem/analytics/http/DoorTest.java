package org.tandem.analytics.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.DoorRules;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class DoorTest extends DoorRules {
}
