package io.serialhub.label;

import java.time.LocalDate;

/** What labels say of one unit. */
record LabelData(
        long unitId,
        String number,
        String material,
        String nameZh,
        String nameEn,
        String specification,
        String gtin,
        String lot,
        LocalDate expires,
        String order,
        String secret) {

    /** For looking at a template before there are numbers. */
    static LabelData sample(String number) {
        return new LabelData(
                0,
                number == null || number.isBlank() ? "PJC-260105-A01-0001" : number.strip(),
                "PJC-26",
                "电动自行车 26 寸 星空灰",
                "E-bike 26 inch, space grey",
                "36 V 14 Ah",
                "06901234567892",
                "LX-2601",
                LocalDate.of(2027, 12, 31),
                "WO-260105",
                "7K3M9QXT");
    }

    LabelData with(String itsSecret) {
        return new LabelData(
                unitId, number, material, nameZh, nameEn, specification, gtin, lot, expires, order, itsSecret);
    }

    String text(LabelField field, boolean chinese) {
        return switch (field) {
            case NUMBER -> number;
            case MATERIAL -> material;
            case NAME -> chinese ? nameZh : nameEn;
            case SPECIFICATION -> specification;
            case GTIN -> gtin;
            case LOT -> lot;
            case EXPIRES -> expires == null ? null : expires.toString();
            case ORDER -> order;
            case SECRET -> secret;
        };
    }
}
