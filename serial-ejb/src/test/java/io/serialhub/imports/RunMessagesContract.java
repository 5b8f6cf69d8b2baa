package io.serialhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Actor;
import io.serialhub.base.Touched;
import io.serialhub.message.MessageFilter;
import io.serialhub.message.MessageStatus;
import io.serialhub.message.MessageView;
import io.serialhub.message.Messages;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which file did this come from? On every database. */
abstract class RunMessagesContract {
    private static int run;

    @Inject
    Imports imports;

    @Inject
    Messages messages;

    private String p;

    @BeforeEach
    void masterData() {
        p = "M" + ++run;
        imports.runNow(csv("客户.csv", "客户编码,客户名称\nRM-C,客户\n"));
        imports.runNow(csv("物料.csv", "物料编码,物料名称\nRM-BIKE,车\n"));
    }

    @Test
    void anOrderKnowsTheFileThatSomebodyHandedIn() {
        String text = "订单号,类型,客户,物料编码,数量\n" + p + "-SO,销售,RM-C,RM-BIKE,2\n";
        ImportRun done = imports.runNow(csv("订单.csv", text));
        assertThat(done.rejected()).isZero();
        MessageView line = messages.ofOrder(p + "-SO").get(0);
        assertThat(List.of(line.partner(), line.type(), line.message(), line.quantity(), line.status()))
                .containsExactly(Actor.current().login(), "rows.file", "订单.csv", 1, MessageStatus.DONE);
        assertThat(messages.get(line.id()).things())
                .contains(new Touched.Thing("import", done.code()), new Touched.Thing("order", p + "-SO"));

        imports.runNow(csv("again.csv", text));
        assertThat(only("again.csv").status()).isEqualTo(MessageStatus.REPEATED);
    }

    @Test
    void everyRowOfALongFileKnowsItAndTheMessageShowsTheFirstOfThem() {
        String rows =
                IntStream.range(0, 1_100).mapToObj(i -> p + "-" + i + ",客户\n").collect(Collectors.joining());
        imports.runNow(new Upload(p + ".csv", "text/csv", bytes("客户编码,客户名称\n" + rows + ",\n" + p + "-x,\n"), "erp"));
        MessageView line = only(p + ".csv");
        assertThat(line.partner()).as("the connection").isEqualTo("erp");
        assertThat(list(p + "-0")).containsExactly(line);
        assertThat(list(p + "-1099")).containsExactly(line);
        assertThat(messages.get(line.id()).things()).hasSize(500);
        assertThat(line.status()).isEqualTo(MessageStatus.PARTLY);
        assertThat(line.reason().code()).isEqualTo("file-rows-refused");
    }

    @Test
    void aDryRunIsNoMessageAndAFileThatCannotBeReadIsARefusedOne() {
        imports.runNow(csv(p + "-dry.csv", "客户编码,客户名称\n" + p + ",客户\n").rehearsed());
        assertThat(list(p + "-dry.csv")).isEmpty();
        ImportRun failed = imports.runNow(csv(p + "-odd.csv", "a,b\n1,2\n"));
        assertThat(failed.status()).isEqualTo(ImportStatus.FAILED);
        MessageView line = only(p + "-odd.csv");
        assertThat(line.status()).isEqualTo(MessageStatus.REFUSED);
        assertThat(line.reason().code()).isEqualTo(failed.failure().code());
    }

    private MessageView only(String key) {
        List<MessageView> found = list(key);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<MessageView> list(String key) {
        return messages.list(MessageFilter.of(null, null, key), null, null).items();
    }

    private static Upload csv(String name, String text) {
        return new Upload(name, "text/csv", bytes(text), "screen");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
