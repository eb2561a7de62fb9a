package org.tandem.console.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/**
 * Somebody who is signed in, or may sign in.
 *
 * @param id    opaque, as it stands on the stream
 * @param roles that the services know; sorted
 */
@Schema(example = "{\"id\": \"rep-1\", \"roles\": [\"sales-rep\"]}")
public record Person(String id, List<String> roles) {

    public Person {
        roles = roles.stream().sorted().toList();
    }
}
