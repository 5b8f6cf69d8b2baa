package io.serialhub.imports;

/**
 * A field that rows of a kind may have.
 *
 * @param name   as profiles name it
 * @param needed whether no row can do without it; of several with one group any will do
 * @param group  fields of which one is needed have the same; null for an optional one
 */
public record FieldView(String name, String headingZh, String headingEn, boolean needed, String group) {}
