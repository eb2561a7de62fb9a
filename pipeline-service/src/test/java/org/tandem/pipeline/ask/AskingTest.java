package org.tandem.pipeline.ask;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.tandem.projection.decide.Answer;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class AskingTest {

    /** As in the service: whoever waited is told by a thread that serves no request. */
    @Test
    void whatIsNotDecidedYetSaysWhereToLook() {
        UUID request = UUID.randomUUID();

        try (Response response = Asking.answer(new Answer.Pending(request), Door.LEAD, 200)) {
            assertThat(response.getStatus()).isEqualTo(202);
            assertThat(response.getHeaderString("Location")).isEqualTo("/requests/" + request);
        }
    }
}
