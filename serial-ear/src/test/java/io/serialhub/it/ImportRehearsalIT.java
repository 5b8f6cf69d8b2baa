package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** A program looks at a file before it counts, and says how the files of its sender are read. */
class ImportRehearsalIT {
    private final Program rest = new Program(Administrator.token());

    @Test
    void looksAtAFileAndThenMakesItComeTrue() {
        String csv = "Kundennr,Firmenname,Sorte\nRH-1,One,A\nRH-2,Two,Q\nRH-3,Three,A\n";
        String lost = rest.upload("kunden.csv&dryRun=true", csv).is(202).key();
        assertThat(done(lost).at("/failure/code").asText()).isEqualTo("no-headings");
        JsonNode sheet = rest.get("/imports/" + lost + "/sheets").is(200).json().at("/items/0");
        assertThat(sheet.at("/columns/0/heading").asText()).isEqualTo("Kundennr");
        assertThat(sheet.at("/columns/0/samples/1").asText()).isEqualTo("RH-2");
        assertThat(rest.get("/import-profiles/fields/partners")
                        .is(200)
                        .json()
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("code");

        String profile = """
                {"name":"Kunden","kind":"partners","headings":["Kundennr","Firmenname","Sorte"],"columns":[
                  {"field":"code","heading":"Kundennr"},{"field":"nameEn","heading":"Firmenname"},
                  {"field":"kind","heading":"Sorte","words":{"A":"customer"}}]}""";
        rest.put("/import-profiles/rh-kunden", profile).is(201);
        rest.put("/import-profiles/rh-kunden", profile).is(200);
        rest.put("/import-profiles/rh-kunden", profile.replace("Kunden\"", "Kunden 2\""), "If-Match", "\"7\"")
                .refuses(412, "changed-meanwhile");
        rest.put("/import-profiles/rh-kunden", profile.replace("nameEn", "nonsense"))
                .refuses(422, "profile-field-unknown");
        assertThat(rest.get("/import-profiles").is(200).body()).contains("rh-kunden");

        String dry = rest.post("/imports/" + lost + "/rehearsals", null).is(202).key();
        JsonNode would = done(dry);
        assertThat(would.at("/profiles/0").asText()).isEqualTo("rh-kunden");
        assertThat(would.get("accepted").asInt()).isEqualTo(2);
        assertThat(rest.get("/imports/" + dry + "/rows?outcome=created")
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(rest.get("/imports/" + dry + "/rows?outcome=refused")
                        .is(200)
                        .json()
                        .at("/items/0/column")
                        .asText())
                .isEqualTo("Sorte");
        rest.get("/partners/RH-1").is(404);

        String real = rest.post("/imports/" + dry + "/acceptance", null).is(202).key();
        assertThat(done(real).get("accepted").asInt()).isEqualTo(2);
        assertThat(rest.post("/imports/" + dry + "/acceptance", null).is(202).key())
                .isEqualTo(real);
        rest.post("/imports/" + real + "/acceptance", null).refuses(409, "import-not-rehearsed");
        rest.get("/partners/RH-1").is(200);
        rest.send("DELETE", "/import-profiles/rh-kunden", null).is(204);
        rest.get("/import-profiles/rh-kunden").refuses(404, "unknown-import-profile");
        rest.upload("kunden.csv&profile=rh-kunden", csv).refuses(404, "unknown-import-profile");
    }

    private JsonNode done(String code) {
        return rest.await("/imports/" + code, json -> json.has("finishedAt")).json();
    }
}
