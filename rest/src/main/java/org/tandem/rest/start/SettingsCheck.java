package org.tandem.rest.start;

import java.util.List;

/**
 * What one part of a service knows about settings that must not run: a line for each, with the setting, its value unless
 * it is secret, and what to do. Every bean of this type is asked before anything is written or answered.
 */
public interface SettingsCheck {

    /** Settings that the service cannot work with; refused everywhere. */
    default List<String> broken() {
        return List.of();
    }

    /** Settings that work and must not be used with people's data; refused in production. */
    default List<String> unsafe() {
        return List.of();
    }
}
