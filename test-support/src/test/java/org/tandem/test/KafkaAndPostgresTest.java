package org.tandem.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Topics;

class KafkaAndPostgresTest {

    @Test
    void givesAServiceEverythingAroundIt() throws Exception {
        var resource = new KafkaAndPostgres();
        resource.init(Map.of("topic.min.compaction.lag.ms", "7"));

        var config = resource.start();

        assertThat(config).containsOnlyKeys("kafka.bootstrap.servers",
                "quarkus.datasource.jdbc.url", "quarkus.datasource.username", "quarkus.datasource.password",
                "quarkus.devservices.enabled", "quarkus.oidc.public-key", "quarkus.oidc.token.issuer",
                "quarkus.oidc.token.audience", "tandem.identity.namespace");
        assertThat(config)
                .containsEntry("quarkus.devservices.enabled", "false")
                .containsEntry("quarkus.oidc.token.issuer", "https://tandem.example/test")
                .containsEntry("quarkus.oidc.token.audience", "tandem")
                .containsEntry("tandem.identity.namespace", "c41b8c57-0979-5931-8218-6d525878e6e7");
        var publicKey = new X509EncodedKeySpec(Base64.getDecoder().decode(config.get("quarkus.oidc.public-key")));
        assertThat(KeyFactory.getInstance("RSA").generatePublic(publicKey)).isNotNull();
        try (var connection = DriverManager.getConnection(config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"), config.get("quarkus.datasource.password"))) {
            assertThat(connection.isValid(1)).isTrue();
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", config.get("kafka.bootstrap.servers")))) {
            var names = Topics.all().stream().map(topic -> topic.name()).toList();
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .hasSameSizeAs(names).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(6));
            var profiles = new ConfigResource(ConfigResource.Type.TOPIC, Topics.LEAD_PROFILES.name());
            assertThat(admin.describeConfigs(List.of(profiles)).all().get().get(profiles)
                    .get("min.compaction.lag.ms").value()).isEqualTo("7");
        }
    }

    @Test
    void givesEachStartAnotherDatabase() {
        assertThat(new KafkaAndPostgres().start().get("quarkus.datasource.jdbc.url"))
                .isNotEqualTo(new KafkaAndPostgres().start().get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void refusesAnArgumentItDoesNotKnow() {
        assertThatThrownBy(() -> new KafkaAndPostgres().init(Map.of("partition", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("init argument partition=3 is not known: use partitions, or topic.<setting>");
    }
}
