package io.serialhub.web.rest;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import java.io.IOException;
import java.util.Locale;
import java.util.TreeMap;

/**
 * JSON as this interface speaks it: null left out, lists always there, ISO times in UTC, enumerations as words, a
 * {@link Reason} with its sentence. Reading is strict: unknown fields, doubled keys, wrong types and anything after the
 * document are refused.
 */
final class RestJson {
    private static final String LOCALE = "locale";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(Words.module())
            .addModule(new SimpleModule("reasons").addSerializer(Reason.class, new ReasonWriter()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(30)
                        .maxStringLength(1_000_000)
                        .maxNumberLength(100)
                        .build());
    }

    private RestJson() {}

    /** Writes reasons in the reader's language. */
    static ObjectWriter writer(Locale locale) {
        return MAPPER.writer().withAttribute(LOCALE, locale);
    }

    private static final class ReasonWriter extends JsonSerializer<Reason> {
        @Override
        public void serialize(Reason reason, JsonGenerator out, SerializerProvider provider) throws IOException {
            Locale locale = (Locale) provider.getAttribute(LOCALE);
            out.writeStartObject();
            out.writeStringField("code", reason.code());
            out.writeStringField("detail", Texts.of(reason, locale == null ? Locale.ENGLISH : locale));
            provider.defaultSerializeField("args", new TreeMap<>(reason.args()), out);
            out.writeEndObject();
        }
    }
}
