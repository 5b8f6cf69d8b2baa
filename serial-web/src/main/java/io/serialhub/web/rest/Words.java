package io.serialhub.web.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.serialhub.base.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Enumerations as the outside writes them, {@code in-stock}, in JSON, query parameters and CSV alike. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a word, of which null and blank mean none; refuses others than those of the type. */
    static <E extends Enum<E>> E read(Class<E> type, String field, String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(word.trim()))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("field-unreadable", "field", field, "value", word, "expected", list(type)));
    }

    static String list(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> of((Enum<?>) value))
                .collect(Collectors.joining(", "));
    }

    static SimpleModule module() {
        var module = new SimpleModule("words") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addDeserializers(new Readers());
            }
        };
        module.addSerializer(Enum.class, new Writer());
        module.addKeySerializer(Enum.class, new KeyWriter());
        return module;
    }

    @SuppressWarnings("rawtypes")
    private static final class Writer extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(of(value));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class KeyWriter extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(of(value));
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new Reader(type);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isEnum();
        }
    }

    private static final class Reader extends JsonDeserializer<Object> {
        private final Class<?> type;

        Reader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String word = in.getValueAsString();
            return Arrays.stream(type.getEnumConstants())
                    .filter(value -> Objects.equals(of((Enum<?>) value), word))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(word == null ? "" : word, type, list(type)));
        }
    }
}
