package io.serialhub.party;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class PartyKindConverter implements AttributeConverter<PartyKind, String> {
    @Override
    public String convertToDatabaseColumn(PartyKind value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public PartyKind convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(PartyKind.class, code);
    }
}
