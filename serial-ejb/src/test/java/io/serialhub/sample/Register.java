package io.serialhub.sample;

import io.serialhub.sample.Tables.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Eighteen months of bikes with the parts inside them, in every state there is; the last weeks are still in the house. */
final class Register {
    static final List<String> CELL_LOTS = List.of(
            "LX-2501-03",
            "LX-2502-05",
            "LX-2503-02",
            "LX-2504-08",
            "LX-2505-02",
            "LX-2506-04",
            "LX-2507-01",
            "LX-2508-06");

    /** Will turn out bad: the cells of summer 2025. */
    static final String BAD_LOT = "LX-2505-02";

    private static final int BIKES = 720;
    private static final List<String> MODELS = List.of("ML26-GR-M", "ML26-BK-L", "CT20-BL", "CT20-WH");
    private static final List<String> DEALERS =
            List.of("C-0418", "C-0422", "C-0507", "C-0610", "C-0733", "C-0801", "C-0915");
    private static final List<String> BINS = List.of("W1-A-01", "W1-A-02", "W1-B-02", "W1-C-07");
    private static final List<String> FAULTS = List.of("续航明显下降", "电机异响", "控制器无输出", "显示屏不亮", "刹车断电失效");
    private static final List<String> MEASURES = List.of("更换电池", "更换电机", "更换控制器", "重新插接线束", "更换传感器");
    private static final LocalDate FIRST = LocalDate.of(2025, 5, 6);

    private static final List<String> BIKE_HEADINGS = List.of(
            "序列号", "物料编码", "状态", "库位", "客户编码", "生产日期", "入库日期", "销售日期", "销售订单", "承运商", "运单号", "退货日期", "退货原因", "返修日期",
            "故障描述", "修复日期", "处理措施", "报废日期", "报废原因");

    private final Random random = new Random(20261031);
    private final List<List<String>> bikes = new ArrayList<>();
    private final List<List<String>> parts = new ArrayList<>();

    void write(Path file) throws IOException {
        for (int i = 0; i < BIKES; i++) {
            bike(i);
        }
        spares();
        Tables.xlsx(
                file,
                new Sheet("整车台账", "整车序列号台账 2025-05 至 2026-10", BIKE_HEADINGS, bikes),
                new Sheet(
                        "Components",
                        null,
                        List.of(
                                "Serial number",
                                "Item",
                                "Status",
                                "Installed in",
                                "Cell lot",
                                "Supplier serial",
                                "Bin",
                                "Production date",
                                "Received"),
                        parts));
    }

    private void bike(int i) {
        LocalDate made = FIRST.plusDays(i * 540L / BIKES);
        boolean mountain = i % 4 < 2;
        String line = mountain ? "A01" : "A02";
        String number = String.format("PJ%ty-%05d", made, 1001 + i);
        var row = new Row(BIKE_HEADINGS);
        row.put("序列号", number).put("物料编码", MODELS.get(i % 4)).put("生产日期", made.toString());
        if (i >= BIKES - 14) {
            row.put("状态", "在制").put("库位", line);
        } else if (i % 97 == 5) {
            row.put("状态", "报废")
                    .put("库位", "W1-C-07")
                    .put("报废日期", made.plusDays(3).toString())
                    .put("报废原因", "车架焊缝开裂");
        } else {
            received(i, row, made.plusDays(1 + random.nextInt(2)));
        }
        bikes.add(row.cells());
        components(i, number, made, mountain);
    }

    private void received(int i, Row row, LocalDate received) {
        row.put("入库日期", received.toString());
        if (i >= BIKES - 110) {
            row.put("状态", "在库").put("库位", BINS.get(i % BINS.size()));
            return;
        }
        if (i >= BIKES - 122) {
            row.put("状态", "在途");
            return;
        }
        LocalDate sold = received.plusDays(4 + random.nextInt(40));
        row.put("状态", "已售").put("客户编码", DEALERS.get(random.nextInt(DEALERS.size())));
        row.put("销售日期", sold.toString()).put("销售订单", String.format("SO-%ty%tm-%03d", sold, sold, i % 400));
        row.put("承运商", i % 2 == 0 ? "顺丰速运" : "德邦物流").put("运单号", "SF" + (140_000_000_000L + i * 7919L));
        if (i % 29 == 7) {
            row.put("状态", "在库").put("库位", "W1-C-07");
            row.put("退货日期", sold.plusDays(9 + random.nextInt(20)).toString()).put("退货原因", "颜色不符");
        } else if (i % 17 == 3) {
            int fault = random.nextInt(FAULTS.size());
            LocalDate repair = sold.plusDays(30 + random.nextInt(60));
            row.put("返修日期", repair.toString()).put("故障描述", FAULTS.get(fault));
            if (i % 34 == 3) {
                row.put("修复日期", repair.plusDays(4).toString()).put("处理措施", MEASURES.get(fault));
            } else {
                row.put("状态", "维修中").put("库位", "HZ-S");
            }
        }
    }

    private void components(int i, String bike, LocalDate made, boolean mountain) {
        LocalDate earlier = made.minusDays(6);
        String month = String.format("%ty%tm", earlier, earlier);
        String lot = CELL_LOTS.get(Math.min(i * CELL_LOTS.size() / BIKES, CELL_LOTS.size() - 1));
        parts.add(part(
                String.format("%s-%s-%05d", mountain ? "HC48" : "HC36", month, 10_000 + i * 3),
                mountain ? "HC48" : "HC36",
                bike,
                null,
                earlier));
        parts.add(part(
                String.format("%s-%s-%04d", mountain ? "LX4814" : "LX3610", month, 100 + i),
                mountain ? "LX4814" : "LX3610",
                bike,
                lot,
                earlier));
        parts.add(part(String.format("KZ48-%ty-%06d", earlier, 558_000 + i), "KZ48", bike, null, earlier));
    }

    /** Parts on the shelf, some with the maker's own number beside ours. */
    private void spares() {
        for (int i = 0; i < 40; i++) {
            LocalDate received = LocalDate.of(2026, 10, 1 + i % 28);
            boolean battery = i % 2 == 0;
            parts.add(Arrays.asList(
                    String.format(battery ? "LX4814-2610-9%03d" : "HC48-2610-9%04d", i),
                    battery ? "LX4814" : "HC48",
                    "in stock",
                    "",
                    battery ? "LX-2508-06" : "",
                    battery ? "" : "HCM" + (7_700_100 + i),
                    battery ? "W2-B-01" : "W2-M-01",
                    received.minusDays(5).toString(),
                    received.toString()));
        }
    }

    private static List<String> part(String number, String material, String bike, String lot, LocalDate made) {
        return Arrays.asList(number, material, "", bike, lot, "", "", made.toString(), "");
    }

    /** A row by its headings. */
    private static final class Row {
        private final List<String> headings;
        private final String[] cells;

        Row(List<String> headings) {
            this.headings = headings;
            this.cells = new String[headings.size()];
        }

        Row put(String heading, String value) {
            cells[headings.indexOf(heading)] = value;
            return this;
        }

        List<String> cells() {
            return Arrays.asList(cells);
        }
    }
}
