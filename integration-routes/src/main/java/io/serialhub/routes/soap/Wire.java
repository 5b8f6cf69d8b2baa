package io.serialhub.routes.soap;

import io.serialhub.base.Actor;
import io.serialhub.base.Ref;
import io.serialhub.base.Saved;
import io.serialhub.base.Texts;
import io.serialhub.routes.soap.v1.common.Argument;
import io.serialhub.routes.soap.v1.common.Named;
import io.serialhub.routes.soap.v1.common.Outcome;
import io.serialhub.routes.soap.v1.common.Reason;
import io.serialhub.routes.soap.v1.common.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What all services write and read alike. */
final class Wire {
    private Wire() {}

    /** Enumerations as every channel writes them: {@code in-stock}. */
    static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words(List<? extends Enum<?>> values) {
        return values.stream().map(Wire::word).toList();
    }

    /** @throws io.serialhub.base.Problem {@code field-unreadable} with the words that there are */
    static <E extends Enum<E>> E read(Class<E> type, String field, String word) {
        if (word == null) {
            return null;
        }
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw io.serialhub.base.Problem.invalid(
                "field-unreadable",
                "field",
                field,
                "value",
                word,
                "expected",
                String.join(", ", words(List.of(type.getEnumConstants()))));
    }

    static Named named(Ref ref) {
        return ref == null ? null : named(ref.code(), ref.nameZh(), ref.nameEn());
    }

    static Named named(String code, String nameZh, String nameEn) {
        var named = new Named();
        named.setCode(code);
        named.setNameZh(nameZh);
        named.setNameEn(nameEn);
        return named;
    }

    static Outcome outcome(Saved.Outcome outcome) {
        return Outcome.fromValue(word(outcome));
    }

    /** In the language of whoever is calling. */
    static Reason reason(io.serialhub.base.Reason given) {
        if (given == null) {
            return null;
        }
        Locale locale = Texts.supported(Actor.current().locale());
        var text = new Text();
        text.setLang(locale.toLanguageTag());
        text.setValue(Texts.of(given, locale));
        var reason = new Reason();
        reason.setCode(given.code());
        reason.setText(text);
        new TreeMap<>(given.args())
                .forEach((name, value) -> reason.getArgument().add(argument(name, value)));
        return reason;
    }

    /** @throws io.serialhub.base.Problem {@code field-twice} */
    static Map<String, String> values(List<Argument> arguments) {
        var values = new LinkedHashMap<String, String>();
        for (Argument argument : arguments) {
            if (values.put(argument.getName(), argument.getValue()) != null) {
                throw io.serialhub.base.Problem.invalid("field-twice", "field", argument.getName());
            }
        }
        return values;
    }

    /** In the order of their names. */
    static List<Argument> arguments(Map<String, ?> values) {
        return values == null
                ? List.of()
                : new TreeMap<>(values)
                        .entrySet().stream()
                                .map(e -> argument(e.getKey(), String.valueOf(e.getValue())))
                                .toList();
    }

    private static Argument argument(String name, String value) {
        var argument = new Argument();
        argument.setName(name);
        argument.setValue(value);
        return argument;
    }
}
