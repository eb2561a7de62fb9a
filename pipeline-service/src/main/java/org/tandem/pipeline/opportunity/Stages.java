package org.tandem.pipeline.opportunity;

import java.util.LinkedHashSet;
import java.util.List;

/** The stages an open opportunity can be in, first to last; how it ends is not one of them. */
public record Stages(List<String> codes) {

    public Stages {
        codes = List.copyOf(codes);
        if (codes.isEmpty() || new LinkedHashSet<>(codes).size() < codes.size()) {
            throw new IllegalArgumentException("stages " + codes + ": give at least one, and each once");
        }
    }

    /** Where an opportunity begins unless somebody says otherwise. */
    public String first() {
        return codes.get(0);
    }

    public boolean has(String stage) {
        return codes.contains(stage);
    }
}
