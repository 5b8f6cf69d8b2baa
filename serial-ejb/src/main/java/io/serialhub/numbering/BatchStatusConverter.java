package io.serialhub.numbering;

import io.serialhub.base.Coded;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** One letter in the column. */
@Converter(autoApply = true)
public class BatchStatusConverter implements AttributeConverter<BatchStatus, String> {
    @Override
    public String convertToDatabaseColumn(BatchStatus value) {
        return value == null ? null : String.valueOf(value.code());
    }

    @Override
    public BatchStatus convertToEntityAttribute(String code) {
        return code == null ? null : Coded.ofCode(BatchStatus.class, code);
    }
}
