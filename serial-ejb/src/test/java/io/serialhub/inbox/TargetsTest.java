package io.serialhub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.inbox.Targets.Target;
import io.serialhub.ledger.Item;
import io.serialhub.material.Material;
import io.serialhub.order.Order;
import io.serialhub.order.OrderLine;
import io.serialhub.party.Party;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fields that a profile is offered are those of the commands. */
class TargetsTest {
    private static final Set<String> WITHOUT_EFFECT = Set.of("status", "version", "done");

    @Test
    void everyFieldOfACommandIsOfferedAndNoOther() {
        assertThat(offered(CommandKind.SCAN)).isEqualTo(parts(Scanned.class));
        assertThat(offered(CommandKind.ORDER)).isEqualTo(parts(Order.class));
        assertThat(offered(CommandKind.MATERIAL)).isEqualTo(parts(Material.class));
        assertThat(offered(CommandKind.PARTNER)).isEqualTo(parts(Party.class));
    }

    @Test
    void everyFieldOfAnElementIsOfferedAndNoOther() {
        assertThat(names(Targets.of(CommandKind.SCAN).lists().get("items"))).isEqualTo(parts(Item.class));
        assertThat(names(Targets.of(CommandKind.ORDER).lists().get("lines"))).isEqualTo(parts(OrderLine.class));
    }

    private static Set<String> offered(CommandKind kind) {
        Targets targets = Targets.of(kind);
        Set<String> names = names(targets.fields());
        names.addAll(targets.lists().keySet());
        return names;
    }

    private static Set<String> names(List<Target> targets) {
        return targets.stream()
                .map(t -> t.open() ? t.name().substring(0, t.name().length() - 1) : t.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> parts(Class<?> command) {
        return Stream.of(command.getRecordComponents())
                .map(c -> c.getName())
                .filter(name -> !WITHOUT_EFFECT.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
