package org.tandem.scoring.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Models for tests. */
public final class Models {

    private Models() {
    }

    /** The one that is shipped. */
    public static ScoringModel standard() {
        return ModelReader.read(standardJson());
    }

    public static String standardJson() {
        try (InputStream json = ScoringModel.class.getResourceAsStream("/models/standard.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
