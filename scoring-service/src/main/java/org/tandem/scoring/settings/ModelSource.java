package org.tandem.scoring.settings;

import org.tandem.scoring.model.ModelReader;
import org.tandem.scoring.model.ScoringModel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The model in force, and what tables that were folded with it are told by.
 *
 * @param fingerprint id, version and the beginning of the hash of the file
 */
public record ModelSource(ScoringModel model, String fingerprint) {

    private static final String SHIPPED = "/models/standard.json";

    /** @throws ModelReader.Invalid if there is no such file, or no model in it that makes sense */
    public static ModelSource read(Optional<String> file) {
        String json = file.map(ModelSource::fromFile).orElseGet(ModelSource::shipped);
        ScoringModel model = ModelReader.read(json);
        return new ModelSource(model, model.id() + "-" + model.version() + "-" + hash(json));
    }

    private static String fromFile(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw ModelReader.unreadable("tandem.scoring.model is " + file + ", which cannot be read: give the path of a JSON file");
        }
    }

    private static String shipped() {
        try (InputStream json = ModelSource.class.getResourceAsStream(SHIPPED)) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
