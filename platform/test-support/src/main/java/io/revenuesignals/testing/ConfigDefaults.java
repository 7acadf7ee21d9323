package io.revenuesignals.testing;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The defaults of a settings record, so that a test can pin every key and every default: what is not pinned changes unnoticed
 * in somebody's production.
 */
public final class ConfigDefaults {

    private ConfigDefaults() {}

    /** The record as it is bound when nothing is set. */
    public static <T extends Record> T of(Class<T> settings) {
        return new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix(settings), settings);
    }

    /** Each full key with its default as text; {@code null} where there is none. Records inside of records are opened. */
    public static Map<String, String> keysOf(Class<? extends Record> settings) {
        Map<String, String> keys = new TreeMap<>();
        collect(prefix(settings), of(settings), keys);
        return keys;
    }

    private static void collect(String prefix, Record settings, Map<String, String> keys) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String key = prefix + "." + kebab(component.getName());
            Object value = valueOf(component, settings);
            if (value instanceof Record inner) {
                collect(key, inner, keys);
            } else {
                keys.put(key, String.valueOf(value));
            }
        }
    }

    private static Object valueOf(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(settings);
            return value == null ? "null" : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String prefix(Class<?> settings) {
        ConfigurationProperties found =
                AnnotatedElementUtils.findMergedAnnotation(settings, ConfigurationProperties.class);
        if (found == null) {
            throw new IllegalArgumentException(settings.getName() + " has no @ConfigurationProperties");
        }
        return found.prefix();
    }
}
