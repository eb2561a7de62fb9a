package org.tandem.local.token;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {

    @Test
    void areThoseOfTheServices() throws Exception {
        // The services' own list is read as text: no more of them is needed here than these words.
        String services = Files.readString(Path.of("../../rest/src/main/java/org/tandem/rest/security/Roles.java"));

        var codes = Pattern.compile("String [A-Z_]+ = \"([a-z-]+)\"").matcher(services).results().map(match -> match.group(1)).toList();

        assertThat(Role.codes()).isNotEmpty().containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void areFoundByTheirCode() {
        assertThat(Role.of("sales-rep")).contains(Role.SALES_REP);
        assertThat(Role.of("SALES_REP")).isEmpty();
        assertThat(Role.of("boss")).isEmpty();
    }
}
