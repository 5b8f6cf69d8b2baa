package io.serialhub.order;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class OrderKindConverter implements AttributeConverter<OrderKind, String> {
    @Override
    public String convertToDatabaseColumn(OrderKind value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public OrderKind convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(OrderKind.class, code);
    }
}
