package org.tandem.leadcapture.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.tandem.leadcapture.limit.TooMany;
import org.tandem.rest.problem.Problem;

import java.nio.charset.StandardCharsets;

/** Answers as bytes: finding out how to write an object would cost a tenth of a capture. */
@Singleton
public class Answers {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** 202 with both ids. */
    RestResponse<byte[]> accepted(CaptureAnswer answer) {
        return acceptedBuilder(answer).build();
    }

    /** The same for a request that had its answer before. */
    RestResponse<byte[]> repeated(CaptureAnswer answer) {
        return acceptedBuilder(answer).header("Idempotent-Replayed", "true").build();
    }

    /** The problem with its own status. */
    public RestResponse<byte[]> problem(Problem problem) {
        return problemBuilder(problem).build();
    }

    /** The same with a header that tells what to do about it. */
    public RestResponse<byte[]> problem(Problem problem, String header, String value) {
        return problemBuilder(problem).header(header, value).build();
    }

    /** 429 with when to come back. */
    public RestResponse<byte[]> tooMany(TooMany tooMany) {
        return problem(tooMany.problem(), HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
    }

    RestResponse<byte[]> unavailable(String retryAfterSeconds) {
        return problem(Problem.of(503, "unavailable", "The capture could not be stored now",
                "Send the same request again, with the same Idempotency-Key if it had one"),
                HttpHeaders.RETRY_AFTER, retryAfterSeconds);
    }

    private static RestResponse.ResponseBuilder<byte[]> acceptedBuilder(CaptureAnswer answer) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED,
                ("{\"leadId\":\"" + answer.leadId() + "\",\"eventId\":\"" + answer.eventId() + "\"}")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private RestResponse.ResponseBuilder<byte[]> problemBuilder(Problem problem) {
        try {
            return RestResponse.ResponseBuilder.<byte[]>create(problem.status())
                    .entity(json.writeValueAsBytes(problem)).type(PROBLEM);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is texts and numbers", e);
        }
    }
}
