package org.tandem.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CaptureRequestsTest {

    @Test
    void everyRequestIsANewPersonInAKibibyteOfJson() throws Exception {
        CaptureRequests requests = new CaptureRequests("/leads", "secret", 7, 1_000);
        Set<String> addresses = new HashSet<>();
        Set<String> keys = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            String[] request = next(requests).split("\r\n\r\n", 2);
            JsonNode body = new ObjectMapper().readTree(request[1]);

            assertThat(request[1].getBytes(UTF_8)).hasSize(CaptureRequests.BODY_BYTES);
            assertThat(request[0]).contains("Content-Length: 1024").contains("X-Api-Key: secret");
            assertThat(body.fieldNames()).toIterable().contains("email", "phone", "firstName", "lastName", "company",
                    "jobTitle", "country", "industry", "companySize", "message", "source", "campaign", "properties");
            addresses.add(body.get("email").textValue());
            keys.add(request[0].lines().filter(l -> l.startsWith("Idempotency-Key")).findFirst().orElseThrow());
        }

        assertThat(addresses).hasSize(1_000).contains(
                addresses.stream().filter(a -> a.startsWith("p000000001000@")).findFirst().orElseThrow());
        assertThat(keys).hasSize(1_000);
    }

    @Test
    void theSameSeedSendsTheSameBytes() {
        assertThat(next(new CaptureRequests("/leads", "s", 3, 5))).isEqualTo(next(new CaptureRequests("/leads", "s", 3, 5)));
        assertThat(next(new CaptureRequests("/leads", "s", 3, 5))).isNotEqualTo(next(new CaptureRequests("/leads", "s", 4, 5)));
    }

    private static String next(CaptureRequests requests) {
        ByteBuffer buffer = ByteBuffer.allocate(8_192);
        requests.next(buffer);
        return new String(buffer.array(), 0, buffer.position(), UTF_8);
    }
}
