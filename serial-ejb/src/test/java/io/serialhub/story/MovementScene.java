package io.serialhub.story;

import io.serialhub.approval.Approvals;
import io.serialhub.order.Orders;
import io.serialhub.testkit.Hub;
import io.serialhub.testkit.ToldGolden;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Goods that move, between people who told us of it or forgot to. */
abstract class MovementScene {
    @Inject
    ToldGolden told;

    @Inject
    Hub hub;

    @Inject
    Story story;

    @Inject
    Orders orders;

    @Inject
    Approvals approvals;

    @BeforeEach
    void scene() {
        story.scene(hub);
    }

    @AfterEach
    void everythingAddsUp() {
        story.addsUp();
    }
}
