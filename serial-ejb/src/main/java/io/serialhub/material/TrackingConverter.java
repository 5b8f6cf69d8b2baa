package io.serialhub.material;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class TrackingConverter implements AttributeConverter<Tracking, String> {
    @Override
    public String convertToDatabaseColumn(Tracking value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public Tracking convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(Tracking.class, code);
    }
}
