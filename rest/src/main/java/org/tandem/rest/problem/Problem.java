package org.tandem.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * What a client is told when it cannot be served: RFC 9457, {@code application/problem+json}.
 *
 * @param type   {@code urn:tandem:problem:<code>}, for programs
 * @param title  the same for people
 * @param status the HTTP status
 * @param detail what to do about it
 * @param errors the fields at fault
 */
@Schema(description = "What went wrong, as in RFC 9457", example = """
        {"type": "urn:tandem:problem:invalid-input", "title": "The input was not accepted", "status": 400,
         "errors": [{"field": "email", "code": "not-an-email-address", "message": "This is not an e-mail address"}]}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem("urn:tandem:problem:" + code, title, status, detail, List.of());
    }

    /** The problem that HTTP's own status says all about. */
    public static Problem ofStatus(int status, String detail) {
        return of(status, "http-" + status, StatusTitles.of(status), detail);
    }

    public static Problem invalidInput(List<FieldError> errors) {
        return new Problem("urn:tandem:problem:invalid-input", "The input was not accepted", 400, null, errors);
    }

    public Response response() {
        return builder().build();
    }

    public Response.ResponseBuilder builder() {
        return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
    }
}
