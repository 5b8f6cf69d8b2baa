package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void looksLikeAMapThatIsWrittenAsJson() {
        var map = new LinkedHashMap<String, Object>();
        map.put("actor", "line \"1\"\n\t\\ 电机 \u0001 </script> 😀");
        map.put("count", -3);
        map.put("quantity", new BigDecimal("2.5000"));
        map.put("none", List.of());
        map.put("units", List.of(new LinkedHashMap<>()));
        String written = new JsonObject()
                .put("actor", (String) map.get("actor"))
                .put("count", -3)
                .put("empty", "")
                .put("missing", (String) null)
                .put("missing", (BigDecimal) null)
                .raw("missing", null)
                .list("none", List.of())
                .put("quantity", new BigDecimal("2.5000"))
                .list("units", List.of(new JsonObject().toString()))
                .toString();
        assertThat(written).isEqualTo(Json.write(map));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T00:00:00Z",
                "2026-02-09T23:59:07.1Z",
                "2024-02-29T10:20:30.120Z",
                "2026-11-27T08:09:10.000001Z",
                "2026-11-27T08:09:10.123456Z",
                "2026-11-27T08:09:10.000000009Z",
                "1969-12-31T23:59:59.999Z",
                "0099-01-01T00:00:00Z"
            })
    void writesTimesAsJsonDoes(String time) {
        Instant instant = Instant.parse(time);
        assertThat(new JsonObject().put("at", instant).toString()).isEqualTo("{\"at\":\"" + instant + "\"}");
    }
}
