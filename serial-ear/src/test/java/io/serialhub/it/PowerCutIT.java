package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PowerCutIT {
    @Test
    void comesBackOnTheSameDataAndAddress() {
        var server = HubServer.get();

        server.kill9();
        server.restart();

        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }
}
