package org.tandem.scoring.settings;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.start.SettingsCheck;
import org.tandem.scoring.model.ModelReader;

import java.util.List;

/** A model that makes no sense keeps the service from starting: what it would say could not be taken back. */
@ApplicationScoped
class ModelSettings implements SettingsCheck {

    private final ScoringConfig config;

    ModelSettings(ScoringConfig config) {
        this.config = config;
    }

    @Override
    public List<String> broken() {
        try {
            ModelSource.read(config.model());
            return List.of();
        } catch (ModelReader.Invalid wrong) {
            return List.of(wrong.getMessage());
        }
    }
}
