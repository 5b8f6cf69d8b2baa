package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A file that a power cut meets while it is taken in; afterwards each of its rows has counted once. */
final class CutFile {
    private final Program rest;
    private final String run;
    private final int rows;

    /** @param rows partners with codes of that prefix */
    CutFile(Program rest, String prefix, int rows) {
        this.rest = rest;
        this.rows = rows;
        var table = new StringBuilder("伙伴编码 Partner code,中文名称 Chinese name,类型 Kind\n");
        for (int i = 1; i <= rows; i++) {
            table.append(prefix).append(i).append(",客户,customer\n");
        }
        run = rest.upload("partners.csv", table.toString()).is(202).key();
    }

    void endsWhole() {
        JsonNode done = rest.await(
                        "/imports/" + run, json -> !json.get("status").asText().matches("queued|running"))
                .json();
        assertThat(done.get("accepted").asInt() + done.get("already").asInt())
                .as(done.toString())
                .isEqualTo(rows);
        assertThat(done.get("rejected").asInt()).isZero();
    }
}
