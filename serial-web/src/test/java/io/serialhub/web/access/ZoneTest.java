package io.serialhub.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTest {
    @ParameterizedTest
    @CsvSource({
        "/, PAGE",
        "'', PAGE",
        "/index.xhtml, PAGE",
        "/units/unit.xhtml, PAGE",
        "/password.xhtml, PAGE",
        "/signin.xhtml, OPEN",
        "/shell/missing.xhtml, OPEN",
        "/jakarta.faces.resource/hub.css.xhtml, OPEN",
        "/health, OPEN",
        "/health/ready, OPEN",
        "/openapi, OPEN",
        "/openapi/ui, OPEN",
        "/public/unit.xhtml, OPEN",
        "/api/v1/units, API",
        "/api, API",
        "/api/v1/sign-in, OPEN",
        "/api/v1/sign-in/x, API",
        "/services/hub, SERVICE",
        "/phone, OPEN",
        "/phone/, OPEN",
        "/phone/worker.js, OPEN",
        "/phone/data/me, PHONE",
        "/phones, CLOSED",
        "/hooks/erp, HOOK",
        "/hooks, CLOSED",
        "/metrics, OPERATION",
        "/metrics/base, OPERATION",
        "/apis, CLOSED",
        "/healthy, CLOSED",
        "/resources/hub/hub.css, CLOSED",
        "/console, CLOSED",
        "/units/unit, CLOSED",
    })
    void isClosedUnlessALineSaysOtherwise(String path, Zone zone) {
        assertThat(Zone.of(path, List.of())).isEqualTo(zone);
    }
}
