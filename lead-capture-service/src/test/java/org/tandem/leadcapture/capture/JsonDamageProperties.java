package org.tandem.leadcapture.capture;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class JsonDamageProperties {

    @Property(tries = 20_000)
    void anyBytesAreReadOrNot(@ForAll @Size(max = 200) byte[] body) {
        assertThat(LeadJson.read(body)).isNotNull();
    }

    /** Small changes to valid input reach further than noise. */
    @Property(tries = 20_000)
    void anyDamageIsReadOrNot(@ForAll int at, @ForAll byte damage) {
        byte[] body = """
                {"email": "a@b.com", "companySize": 12, "utm": {"source": "x"}, "consent": [{"purpose": "email", "granted": true}],
                 "properties": {"a": 1.5e3, "b": null}, "unknown": [[{"a": [true]}]]}""".getBytes(StandardCharsets.UTF_8);
        body[Math.floorMod(at, body.length)] = damage;

        assertThat(LeadJson.read(body)).isNotNull();
    }
}
