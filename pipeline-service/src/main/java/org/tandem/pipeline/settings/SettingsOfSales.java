package org.tandem.pipeline.settings;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.start.SettingsCheck;

import java.util.List;

/** Refuses to start rather than route leads to nobody. */
@ApplicationScoped
class SettingsOfSales implements SettingsCheck {

    private final PipelineConfig config;

    SettingsOfSales(PipelineConfig config) {
        this.config = config;
    }

    @Override
    public List<String> broken() {
        return SalesSettings.broken(config);
    }

    @Override
    public List<String> unsafe() {
        return SalesSettings.unsafe(config);
    }
}
