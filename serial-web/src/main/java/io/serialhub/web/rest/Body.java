package io.serialhub.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serialhub.base.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * The JSON document of a request, read but not yet understood. Resources say what it is; so a key that stands in the
 * address need not be repeated, and a receipt can take its fingerprint of all that was sent.
 */
record Body(JsonNode tree) {
    /** Puts a value of the address into the document; refuses a document that says something else. */
    Body with(String field, String value) {
        ObjectNode object = object();
        JsonNode said = object.get(field);
        if (said != null && !said.isNull() && !said.asText().equals(value)) {
            throw Problem.invalid("field-unreadable", "field", field, "value", said.asText(), "expected", value);
        }
        return new Body(object.deepCopy().put(field, value));
    }

    /** Puts a value where the document says nothing. */
    Body orElse(String field, Object value) {
        ObjectNode object = object();
        return object.hasNonNull(field) || value == null
                ? this
                : new Body(object.deepCopy().set(field, RestJson.MAPPER.valueToTree(value)));
    }

    /** Sets what the sender has no say in. */
    Body put(String field, long value) {
        return new Body(object().deepCopy().put(field, value));
    }

    /** @throws Unreadable naming the field that does not fit */
    <T> T as(Class<T> type) {
        JsonNode whole = tree;
        if (whole.isObject() && !whole.has("active") && switchable(type)) {
            whole = object().deepCopy().put("active", true);
        }
        return convert(whole, RestJson.MAPPER.constructType(type));
    }

    <T> List<T> asList(Class<T> type) {
        if (!tree.isArray()) {
            throw Unreadable.field("", "{…}", "[…]");
        }
        return convert(tree, RestJson.MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    private static <T> T convert(JsonNode tree, JavaType type) {
        try {
            return RestJson.MAPPER.readerFor(type).readValue(tree.traverse(RestJson.MAPPER));
        } catch (JsonProcessingException e) {
            throw Unreadable.of(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Maps, lists and plain values: the same for documents that differ in blanks and order only. */
    Object plain() {
        return RestJson.MAPPER.convertValue(tree, Object.class);
    }

    ObjectNode object() {
        if (!(tree instanceof ObjectNode object)) {
            throw Unreadable.field("", "[…]", "{…}");
        }
        return object;
    }

    /** What is new is in use unless the sender says otherwise. */
    private static boolean switchable(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(c -> c.getName().equals("active") && c.getType() == boolean.class);
    }
}
