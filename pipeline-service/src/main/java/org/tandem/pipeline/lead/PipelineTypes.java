package org.tandem.pipeline.lead;

import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.topic.Topics;

import java.util.Map;
import java.util.stream.Collectors;

/** Which type each fact of pipeline has on the wire. */
final class PipelineTypes {

    private static final Map<Class<?>, EventType<?>> BY_CLASS = EventTypes.on(Topics.PIPELINE).stream()
            .collect(Collectors.toUnmodifiableMap(EventType::data, type -> type));
    private static final Map<String, EventType<?>> BY_WIRE_NAME = EventTypes.on(Topics.PIPELINE).stream()
            .collect(Collectors.toUnmodifiableMap(EventType::wireName, type -> type));

    private PipelineTypes() {
    }

    @SuppressWarnings("unchecked")
    static EventType<PipelineEvent> of(PipelineEvent event) {
        return (EventType<PipelineEvent>) BY_CLASS.get(event.getClass());
    }

    /** @return null for a type that this version does not know */
    static EventType<?> of(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }
}
