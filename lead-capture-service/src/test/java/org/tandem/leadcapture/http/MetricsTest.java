package org.tandem.leadcapture.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The metrics that alerts and dashboard are made of are those that a running service has. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class MetricsTest {

    @Test
    void whatAlertsAreMadeOfIsThere() throws IOException {
        // Given what deploy/observability takes to be there, one line for each value of a label
        Set<String> expected = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../deploy/observability/metrics.txt"))) {
            String[] words = line.split("[ =]");
            if (words.length == 1) {
                expected.add(words[0]);
            } else if (!line.startsWith("#")) {
                for (String value : words[2].split(",")) {
                    expected.add(words[0] + " " + words[1] + "=" + value);
                }
            }
        }

        // When
        String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();

        // Then
        Set<String> found = new TreeSet<>();
        Pattern.compile("(?m)^(\\w+)(?:\\{([^}]*)})? ").matcher(metrics).results().forEach(series -> {
            found.add(series.group(1));
            Pattern.compile("(\\w+)=\"([^\"]*)\"").matcher(series.group(2) == null ? "" : series.group(2)).results()
                    .forEach(label -> found.add(series.group(1) + " " + label.group(1) + "=" + label.group(2)));
        });
        assertThat(found).containsAll(expected);
        assertThat(expected).as("our own are listed").containsAll(found.stream()
                .filter(one -> one.startsWith("tandem_captures") ? one.contains("=") : one.startsWith("tandem_")).toList());
    }
}
