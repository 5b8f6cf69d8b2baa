package io.serialhub.access;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A person, who signs in with a password, or a service, which never does. */
public enum AccountKind implements Coded {
    PERSON('P'),
    SERVICE('S');

    private final char code;

    AccountKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }

    /** One letter in the database. */
    @Converter(autoApply = true)
    public static class Letter implements AttributeConverter<AccountKind, String> {
        @Override
        public String convertToDatabaseColumn(AccountKind kind) {
            return kind == null ? null : String.valueOf(kind.code());
        }

        @Override
        public AccountKind convertToEntityAttribute(String letter) {
            return letter == null ? null : Coded.ofCode(AccountKind.class, letter);
        }
    }
}
