package io.serialhub.base;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The constants and words of {@link Coded} types, found once: they are asked for with every column of every row. */
final class CodedTypes {
    private static final Map<Coded, String> WORDS = new ConcurrentHashMap<>();

    private static final ClassValue<Object[]> CONSTANTS = new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
            return type.getEnumConstants();
        }
    };

    private CodedTypes() {}

    static String word(Coded value) {
        return WORDS.computeIfAbsent(
                value, v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Not to be changed. */
    @SuppressWarnings("unchecked")
    static <E> E[] constants(Class<E> type) {
        return (E[]) CONSTANTS.get(type);
    }
}
