package io.serialhub.material;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class WarrantyStartConverter implements AttributeConverter<WarrantyStart, String> {
    @Override
    public String convertToDatabaseColumn(WarrantyStart value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public WarrantyStart convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(WarrantyStart.class, code);
    }
}
