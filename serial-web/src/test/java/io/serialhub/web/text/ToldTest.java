package io.serialhub.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Reason;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void namesAFieldAsThePageDoes() {
        Reason reason = Reason.of("field-missing", "field", "nameZh");

        assertThat(Told.of(reason, Locale.SIMPLIFIED_CHINESE)).startsWith("缺少 中文名，");
        assertThat(Told.of(reason, Locale.ENGLISH)).startsWith("Chinese name is missing");
    }

    @Test
    void namesAPermissionAsTheRolesDo() {
        Reason reason = Reason.of("no-right", "permission", "orders-write", "who", "王芳");

        assertThat(Told.of(reason, Locale.SIMPLIFIED_CHINESE)).startsWith("王芳 没有“修改单据”权限");
        assertThat(Told.of(reason, Locale.ENGLISH)).startsWith("王芳 does not have the right “change orders”");
    }

    @Test
    void leavesAFieldThatNoPageNamesAsItIs() {
        assertThat(Told.of(Reason.of("field-missing", "field", "hostKey"), Locale.ENGLISH))
                .startsWith("hostKey is missing");
    }

    @Test
    void repeatsOfALongValueOnlyItsBeginning() {
        String told = Told.of(Reason.of("not-a-number", "value", "长".repeat(3_000)), Locale.SIMPLIFIED_CHINESE);

        assertThat(told).contains("长长长…").hasSizeLessThan(200);
    }
}
