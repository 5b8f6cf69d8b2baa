package io.serialhub.sample;

import io.serialhub.identifier.CheckCharacter;
import io.serialhub.sample.Tables.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of 宁波岭途电动车 / Ridgeway E-Bikes, a maker of a few hundred bikes a year, as its offices might have them. The
 * same files at every run: {@code main} writes them to {@code config/sample}.
 */
public final class SampleCompany {
    private SampleCompany() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args.length > 0 ? args[0] : "../config/sample"));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        partners(folder.resolve("01-partners.xlsx"));
        locations(folder.resolve("02-locations.csv"));
        materials(folder.resolve("03-materials-and-bom.xlsx"));
        lots(folder.resolve("04-lots-gb18030.csv"));
        rules(folder.resolve("05-number-rules.csv"));
        var register = new Register();
        register.write(folder.resolve("07-register-2025-2026.xlsx"));
        orders(folder.resolve("06-orders.xlsx"));
    }

    private static void partners(Path file) throws IOException {
        Tables.xlsx(
                file,
                new Sheet(
                        "往来单位 Partners",
                        "岭途电动车 往来单位一览（2026）",
                        List.of("往来单位编码", "单位名称", "英文名称", "单位类型", "城市", "联系电话"),
                        List.of(
                                List.of(
                                        "OWN",
                                        "宁波岭途电动车有限公司",
                                        "Ridgeway E-Bikes Co., Ltd.",
                                        "本公司",
                                        "宁波",
                                        "0574-8700 1000"),
                                List.of("C-0418", "骑遇（杭州）车行", "Qiyu Hangzhou", "经销商", "杭州", "0571-8600 0418"),
                                List.of("C-0422", "绿行宁波旗舰店", "Lvxing Ningbo", "经销商", "宁波", "0574-8700 0422"),
                                List.of("C-0507", "鲁东上海骑行中心", "Lundong Shanghai", "经销商", "上海", "021-6000 0507"),
                                List.of("C-0610", "蜀道成都单车", "Shudao Chengdu", "经销商", "成都", "028-8500 0610"),
                                List.of("C-0733", "Alpenrad GmbH", "Alpenrad GmbH", "客户", "München", "+49 89 5550733"),
                                List.of("C-0801", "Fjord Sykkel AS", "Fjord Sykkel AS", "客户", "Bergen", "+47 55500801"),
                                List.of(
                                        "C-0915",
                                        "深圳共享出行有限公司",
                                        "Shenzhen Shared Mobility",
                                        "客户",
                                        "深圳",
                                        "0755-8600 0915"),
                                List.of("C-1002", "林小雯", "Lin Xiaowen", "客户", "杭州", "139 0000 1002"),
                                List.of("S-0101", "恒驰电机", "Hengchi Motors", "供应商", "常州", "0519-8100 0101"),
                                List.of("S-0102", "蓝鑫电池", "Lanxin Battery", "供应商", "东莞", "0769-8200 0102"),
                                List.of("S-0103", "科智控制", "Kezhi Controls", "供应商", "苏州", "0512-8300 0103"),
                                List.of("S-0104", "永固车架", "Yonggu Frames", "供应商", "天津", "022-8400 0104"),
                                List.of("T-SF", "顺丰速运", "SF Express", "承运商", "深圳", "95338"),
                                List.of("T-DP", "德邦物流", "Deppon Freight", "承运商", "上海", "95353"))));
    }

    private static void locations(Path file) throws IOException {
        Tables.csv(
                file,
                List.of("Location code", "中文名称", "English name", "Kind", "Parent location", "Site", "Time zone"),
                List.of(
                        List.of("NB1", "宁波一厂", "Ningbo plant 1", "plant", "", "NB1", "Asia/Shanghai"),
                        List.of("HZ-S", "杭州服务中心", "Hangzhou service centre", "service", "", "HZ1", "Asia/Shanghai"),
                        List.of("A01", "总装一线", "Assembly line 1", "line", "NB1", "NB1", ""),
                        List.of("A02", "总装二线", "Assembly line 2", "line", "NB1", "NB1", ""),
                        List.of("W1", "成品仓", "Finished goods", "warehouse", "NB1", "NB1", ""),
                        List.of("W1-A-01", "成品仓 A-01", "Finished goods A-01", "bin", "W1", "NB1", ""),
                        List.of("W1-A-02", "成品仓 A-02", "Finished goods A-02", "bin", "W1", "NB1", ""),
                        List.of("W1-B-02", "成品仓 B-02", "Finished goods B-02", "bin", "W1", "NB1", ""),
                        List.of("W1-C-07", "成品仓 C-07", "Finished goods C-07", "bin", "W1", "NB1", ""),
                        List.of("W2", "零件仓", "Parts store", "warehouse", "NB1", "NB1", ""),
                        List.of("W2-M-01", "零件仓 电机架", "Parts store motors", "bin", "W2", "NB1", ""),
                        List.of("W2-B-01", "零件仓 电池柜", "Parts store batteries", "bin", "W2", "NB1", ""),
                        List.of("SHOP-NB", "宁波直营店", "Ningbo shop", "shop", "", "NB1", "")));
    }

    private static void materials(Path file) throws IOException {
        Tables.xlsx(
                file,
                new Sheet(
                        "物料 Materials",
                        "物料主数据 / Material master",
                        List.of("物料编码", "物料名称", "English name", "规格型号", "颜色", "单位", "管理方式", "GTIN", "质保(月)"),
                        List.of(
                                bike("ML26-GR-M", "山野 26 苔绿 M", "Ridge 26 moss M", "26 吋 48V 500W", "苔绿", 1),
                                bike("ML26-BK-L", "山野 26 曜黑 L", "Ridge 26 black L", "26 吋 48V 500W", "曜黑", 2),
                                bike("CT20-BL", "城行 20 湖蓝", "CityGo 20 lake blue", "20 吋 36V 250W", "湖蓝", 3),
                                bike("CT20-WH", "城行 20 象牙白", "CityGo 20 ivory", "20 吋 36V 250W", "象牙白", 4),
                                part("HC48", "后轮电机 48V 500W", "Rear motor 48 V 500 W", "48V 500W 80N·m", "序列号", "24"),
                                part("HC36", "后轮电机 36V 250W", "Rear motor 36 V 250 W", "36V 250W 45N·m", "序列号", "24"),
                                part("LX4814", "电池包 48V 14Ah", "Battery 48 V 14 Ah", "48V 14Ah 672Wh", "序列号", "12"),
                                part("LX3610", "电池包 36V 10Ah", "Battery 36 V 10 Ah", "36V 10Ah 360Wh", "序列号", "12"),
                                part("KZ48", "控制器 KZ-48", "Controller KZ-48", "36/48V 22A", "序列号", "12"),
                                part("CELL-21700", "电芯 21700", "Cell 21700", "3.6V 5.0Ah", "批次", "0"),
                                part("FR-M", "车架 M", "Frame M", "6061 铝 M", "批次", "0"),
                                part("BRK-SET", "刹车套件", "Brake set", "油压碟刹", "无", "0"))),
                new Sheet(
                        "BOM",
                        null,
                        List.of("父件编码", "子件编码", "用量", "安装位置"),
                        List.of(
                                List.of("ML26-GR-M", "HC48", "1", "10 电机"),
                                List.of("ML26-GR-M", "LX4814", "1", "20 电池"),
                                List.of("ML26-GR-M", "KZ48", "1", "30 控制器"),
                                List.of("ML26-BK-L", "HC48", "1", "10 电机"),
                                List.of("ML26-BK-L", "LX4814", "1", "20 电池"),
                                List.of("ML26-BK-L", "KZ48", "1", "30 控制器"),
                                List.of("CT20-BL", "HC36", "1", "10 电机"),
                                List.of("CT20-BL", "LX3610", "1", "20 电池"),
                                List.of("CT20-BL", "KZ48", "1", "30 控制器"),
                                List.of("CT20-WH", "HC36", "1", "10 电机"),
                                List.of("CT20-WH", "LX3610", "1", "20 电池"),
                                List.of("CT20-WH", "KZ48", "1", "30 控制器"),
                                List.of("LX4814", "CELL-21700", "39", "10 电芯"),
                                List.of("LX3610", "CELL-21700", "20", "10 电芯"))));
    }

    private static List<String> bike(String code, String zh, String en, String spec, String colour, int n) {
        String digits = "6901234" + String.format("%05d", n);
        return List.of(code, zh, en, spec, colour, "台", "序列号", digits + CheckCharacter.GS1.over(digits), "24");
    }

    private static List<String> part(String code, String zh, String en, String spec, String tracking, String months) {
        return List.of(code, zh, en, spec, "", "件", tracking, "", months);
    }

    private static void lots(Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < Register.CELL_LOTS.size(); i++) {
            String made = "2025-" + String.format("%02d", i + 1) + "-12";
            rows.add(List.of(Register.CELL_LOTS.get(i), "CELL-21700", "蓝鑫电池", made, "12000"));
        }
        Tables.csvOfLegacySystem(file, List.of("批次号", "物料编码", "供应商名称", "生产日期", "来料数量"), rows);
    }

    private static void rules(Path file) throws IOException {
        Tables.csv(
                file,
                List.of("规则编码", "规则", "规则名称", "英文名称", "时区"),
                List.of(
                        List.of(
                                "BIKE",
                                "\"PJC-{date:yyMMdd}-{line}-{counter:5,reset=day}-{check:mod-37-36}\"",
                                "整车编号",
                                "Bike numbers",
                                "Asia/Shanghai"),
                        List.of(
                                "BATTERY",
                                "\"LX-{date:yyMMdd}-{counter:4,reset=day}\"",
                                "电池编号",
                                "Battery numbers",
                                "Asia/Shanghai")));
    }

    private static void orders(Path file) throws IOException {
        Tables.xlsx(
                file,
                new Sheet(
                        "工单 Work orders",
                        null,
                        List.of("工单号", "物料编码", "计划数量", "产线", "计划完成日期", "订单类型"),
                        List.of(
                                List.of("WO-261109-01", "ML26-GR-M", "60", "A01", "2026-12-04", "工单"),
                                List.of("WO-261109-02", "ML26-BK-L", "40", "A01", "2026-12-11", "工单"),
                                List.of("WO-261116-01", "CT20-BL", "120", "A02", "2026-12-18", "工单"))),
                new Sheet(
                        "销售订单 Sales orders",
                        null,
                        List.of(
                                "Sales order",
                                "Line",
                                "Item",
                                "Qty",
                                "Customer code",
                                "Due date",
                                "Customer PO",
                                "Type"),
                        List.of(
                                List.of(
                                        "SO-261118-014",
                                        "1",
                                        "ML26-GR-M",
                                        "12",
                                        "C-0418",
                                        "2026-12-01",
                                        "XSDD26-3381",
                                        "sales"),
                                List.of(
                                        "SO-261118-014",
                                        "2",
                                        "ML26-BK-L",
                                        "6",
                                        "C-0418",
                                        "2026-12-01",
                                        "XSDD26-3381",
                                        "sales"),
                                List.of(
                                        "SO-261118-014",
                                        "3",
                                        "CT20-BL",
                                        "10",
                                        "C-0418",
                                        "2026-12-01",
                                        "XSDD26-3381",
                                        "sales"),
                                List.of(
                                        "SO-261120-002",
                                        "1",
                                        "CT20-WH",
                                        "8",
                                        "C-0733",
                                        "2026-12-08",
                                        "PO 4500071",
                                        "sales"),
                                List.of("SO-261120-005", "1", "ML26-GR-M", "4", "C-0801", "2026-12-15", "", "sales"))),
                new Sheet(
                        "采购订单 Purchase orders",
                        null,
                        List.of("采购订单号", "行号", "物料编码", "采购数量", "供应商编码", "到货日期", "类型"),
                        List.of(
                                List.of("PO-261110-003", "1", "HC48", "50", "S-0101", "2026-11-30", "采购"),
                                List.of("PO-261110-004", "1", "LX4814", "50", "S-0102", "2026-12-02", "采购"))));
    }
}
