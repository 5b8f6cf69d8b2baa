package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.serialhub.numbering.NumberRules;
import io.serialhub.order.OrderKind;
import io.serialhub.order.OrderLineView;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.testkit.OnDerby;
import io.serialhub.testkit.OnPostgres;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders row by row, and number rules. */
abstract class OrderRowsContract {
    @Inject
    Imports imports;

    @Inject
    Orders orders;

    @Inject
    NumberRules rules;

    @OnDerby
    static class DerbyOrderRowsTest extends OrderRowsContract {}

    @OnPostgres
    static class PostgresOrderRowsTest extends OrderRowsContract {}

    @BeforeEach
    void masterData() {
        csv("客户.csv", "客户编码,客户名称\nC-1,宁波绿行\nC-2,骑遇杭州\n");
        csv("物料.csv", "物料编码,物料名称\nBK-1,车\nBK-2,小车\nMO-1,电机\n");
        csv("库位.csv", "库位编码,名称,类型,站点,时区\nP1,一厂,工厂,OS1,Asia/Shanghai\nL1,一线,产线,OS1,\n");
    }

    private ImportRun csv(String name, String text) {
        return imports.runNow(new Upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8), "test"));
    }

    @Test
    void makesAnOrderOfItsRows() {
        ImportRun run = csv("销售订单.csv", """
                订单号,客户,物料编码,数量,交期,仓库
                SO-1,宁波绿行,BK-1,10,2026-12-01,P1
                SO-1,,BK-2,5,,
                SO-2,C-2,BK-1,3,2026-12-05,P1
                """);
        assertThat(run).extracting(ImportRun::accepted, ImportRun::rejected).containsExactly(3, 0);
        OrderView order = orders.get("SO-1");
        assertThat(order.kind()).isEqualTo(OrderKind.SALES);
        assertThat(order.party().code()).isEqualTo("C-1");
        assertThat(order.site()).isEqualTo("OS1");
        assertThat(order.dueAt()).isEqualTo("2026-12-01T15:59:59Z");
        assertThat(order.lines())
                .extracting(OrderLineView::lineNo, l -> l.material().code(), OrderLineView::quantity)
                .containsExactly(tuple(1, "BK-1", 10), tuple(2, "BK-2", 5));
    }

    @Test
    void addsWhatIsCorrectedLaterAndKnowsWhatStands() {
        ImportRun first = csv("工单A.csv", "工单号,产线,物料编码,计划数量\nWO-1,一线,BK-1,50\nWO-1,一线,BK-9,5\nWO-2,一线,BK-2,0\n");
        assertThat(first).extracting(ImportRun::accepted, ImportRun::rejected).containsExactly(1, 2);
        ImportRun second = csv("工单B.csv", "工单号,产线,物料编码,计划数量\nWO-1,一线,BK-1,50\nWO-1,一线,BK-2,5\n");
        assertThat(second).extracting(ImportRun::accepted, ImportRun::already).containsExactly(1, 1);
        assertThat(orders.get("WO-1").lines()).hasSize(2);
        assertThat(orders.get("WO-1").kind()).isEqualTo(OrderKind.WORK);
        ImportRun third = csv("工单C.csv", "工单号,物料编码,计划数量\nWO-1,BK-1,60\nWO-1,BK-2,5\n");
        assertThat(third).extracting(ImportRun::accepted, ImportRun::already).containsExactly(1, 1);
        assertThat(orders.get("WO-1").lines().get(0).quantity()).isEqualTo(60);
    }

    @Test
    void refusesRowsThatDisagreeAndOrdersThatCannotBe() {
        ImportRun run = csv("orders.csv", """
                Order no,Kind,Customer,Item,Qty
                X-1,sales,C-1,BK-1,1
                X-1,sales,C-2,BK-2,1
                X-2,sales,,BK-1,1
                X-3,barter,C-1,BK-1,1
                X-4,sales,C-1,BK-1,1.5
                """);
        assertThat(run.accepted()).isEqualTo(1);
        assertThat(imports.rejects(run.code(), null, null, 9).items())
                .extracting(Reject::line, Reject::code)
                .containsExactly(
                        tuple(3, "order-rows-differ"),
                        tuple(4, "order-party-missing"),
                        tuple(5, "word-unknown"),
                        tuple(6, "amount-out-of-range"));
    }

    @Test
    void readsNumberRulesInOneCell() {
        String text = "规则编码,规则名称,规则\n"
                + "PJC,整车号,\"PJC-{date:yyMMdd}-{line}-{counter:5,reset=day}{check:luhn}\"\nBAD,x,PJ-{counter\nBAD2,x,{dice}{counter:4}\n";
        ImportRun run = csv("编号规则.csv", text);
        assertThat(imports.rejects(run.code(), null, null, 9).items())
                .extracting(Reject::code)
                .containsExactly("pattern-unreadable", "unknown-word");
        assertThat(rules.get("PJC").segments()).hasSize(7);
        assertThat(rules.get("PJC").timeZone()).isNotBlank();
        assertThat(csv("编号规则2.csv", text + "\n").already()).isEqualTo(1);
    }
}
