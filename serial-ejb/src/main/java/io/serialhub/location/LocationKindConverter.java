package io.serialhub.location;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class LocationKindConverter implements AttributeConverter<LocationKind, String> {
    @Override
    public String convertToDatabaseColumn(LocationKind value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public LocationKind convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(LocationKind.class, code);
    }
}
