package org.tandem.console.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * Who looks at the page. Never a token.
 *
 * @param person absent while nobody is signed in
 * @param signIn {@code provider}: go to {@code /sign-in}; {@code development}: be one of {@code people}
 * @param people whom one may be; empty unless {@code development}
 */
@Schema(name = "Session", example = """
        {"person": {"id": "rep-1", "roles": ["sales-rep"]}, "signIn": "provider", "people": []}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionView(Person person, String signIn, List<Person> people) {
}
