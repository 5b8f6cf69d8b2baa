package io.serialhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {
    @Test
    void matchesATypeAGroupOrEverything() {
        var types = new Types(List.of("unit.*", "order.done"));
        assertThat(List.of("unit.shipped", "unit.held.again", "order.done")).allMatch(types::matches);
        assertThat(List.of("units.shipped", "unit", "order.done.late", "lot.held"))
                .noneMatch(types::matches);
        assertThat(new Types(List.of("*")).matches("anything.at.all")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Unit.shipped", "unit.*.x", "unit*", ".*", "unit.", "unit.ship ped", "%"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> new Types(List.of(pattern))).isInstanceOf(Problem.class);
    }

    @Test
    void readsWhatItWrote() {
        var types = new Types(List.of(" unit.shipped", "lot.*", "lot.*"));
        assertThat(types.text()).isEqualTo("lot.*,unit.shipped");
        assertThat(Types.stored(types.text())).isEqualTo(types);
    }
}
