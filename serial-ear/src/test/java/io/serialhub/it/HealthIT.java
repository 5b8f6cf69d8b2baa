package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthIT {
    @Test
    void isReadyOnceItSaysSo() {
        var answer = HubServer.get().get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"routes\"").contains("UP");
    }
}
