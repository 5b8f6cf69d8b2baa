package io.serialhub.order;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class OrderStatusConverter implements AttributeConverter<OrderStatus, String> {
    @Override
    public String convertToDatabaseColumn(OrderStatus value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public OrderStatus convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(OrderStatus.class, code);
    }
}
