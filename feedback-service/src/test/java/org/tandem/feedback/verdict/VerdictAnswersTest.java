package org.tandem.feedback.verdict;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.tandem.projection.decide.Answer;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictAnswersTest {

    /** As in the service: whoever waited is told by a thread that serves no request. */
    @Test
    void whatIsNotDecidedYetSaysWhereToLook() {
        UUID request = UUID.randomUUID();

        try (Response response = VerdictAnswers.of(new Answer.Pending(request), UUID.randomUUID())) {
            assertThat(response.getStatus()).isEqualTo(202);
            assertThat(response.getHeaderString("Location")).isEqualTo("/verdict-requests/" + request);
        }
    }
}
