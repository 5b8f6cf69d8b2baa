package io.serialhub.material;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class BomKindConverter implements AttributeConverter<BomKind, String> {
    @Override
    public String convertToDatabaseColumn(BomKind value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public BomKind convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(BomKind.class, code);
    }
}
