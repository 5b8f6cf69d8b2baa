package io.serialhub.routes;

import io.serialhub.outbox.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How much waits to be sent. Never red by itself: that a partner is down is no reason to send people away. */
@Readiness
@ApplicationScoped
public class OutboxReady implements HealthCheck {
    private OutboxRound round;

    protected OutboxReady() {}

    @Inject
    public OutboxReady(OutboxRound round) {
        this.round = round;
    }

    @Override
    public HealthCheckResponse call() {
        Backlog backlog = round.backlog();
        var answer = HealthCheckResponse.named("outbox")
                .up()
                .withData("waiting", backlog.waiting())
                .withData("dead", backlog.dead());
        if (backlog.oldestAt() != null) {
            answer.withData("oldest", backlog.oldestAt().toString());
        }
        return answer.build();
    }
}
