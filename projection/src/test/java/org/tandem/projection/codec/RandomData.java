package org.tandem.projection.codec;

import org.tandem.events.ids.LeadId;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Any event's data, with every field set to something a person or a program could have put there. */
final class RandomData {

    private static final String[] TEXTS = {"plain", "Zoë", "日本語", "🙂", "quote \" and \\ and / and \t", "nul \u0000",
            "' or 1=1 --", "a".repeat(3_000), "\u2028", "\uFEFFbom"};

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    Object of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? List.of(value(generic.getActualTypeArguments()[0]))
                    : Map.of(text(), text(), "b", "");
        }
        if (type == String.class) {
            return text();
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type == LeadId.class) {
            return new LeadId(new UUID(random.nextLong(), random.nextLong()));
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        return of((Class<?>) type);
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
