package io.serialhub.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void whatManyRowsGotWrongIsChangedForAllOfThemAndSuchFilesComeByThemselvesFromThen() throws Exception {
        rest.put("/materials/RH-PUMP", "{\"nameEn\":\"Pump\",\"tracking\":\"serial\"}")
                .is(201);
        rest.put("/locations/RH-W", "{\"kind\":\"warehouse\",\"nameEn\":\"W\",\"site\":\"MAIN\"}")
                .is(201);
        String csv = "序列号,物料编码,状态,库位\nRH-U1,RHPUMP,在库,RH-W\nRH-U2,RHPUMP,在库,RH-W\nRH-U3,NONE-SUCH,在库,RH-W\n";
        String run = rest.upload("rh-stock-2024-06-18.csv", csv).is(202).key();
        assertThat(done(run).get("rejected").asInt()).isEqualTo(3);
        JsonNode remedy =
                rest.get("/imports/" + run + "/remedies").is(200).json().at("/items/0");
        assertThat(remedy.get("guess").asText()).isEqualTo("RH-PUMP");
        assertThat(remedy.get("rows").asInt()).isEqualTo(2);
        String dry = rest.post("/imports/" + run + "/remedies", remedy.toString())
                .is(202)
                .key();
        assertThat(done(dry).get("accepted").asInt()).isEqualTo(2);
        rest.get("/units/RH-U1").is(404);
        String real = rest.post("/imports/" + dry + "/acceptance", null).is(202).key();
        assertThat(done(real).get("accepted").asInt()).isEqualTo(2);
        rest.get("/units/RH-U1").is(200);
        rest.post("/imports/" + real + "/stop", null).refuses(409, "import-ended");
        assertThat(rest.get("/imports/" + real + "/original").is(200).body()).contains("RH-PUMP");

        String wanted = "{\"code\":\"rh-stock\",\"account\":\"hub-inbox\",\"address\":{\"folder\":\"rh\"},"
                + "\"timing\":{\"schedule\":\"every 5s\"}}";
        JsonNode made =
                rest.post("/imports/" + run + "/schedule", wanted).is(201).json();
        assertThat(made.get("kind").asText()).isEqualTo("folder-in");
        assertThat(made.at("/files/names").asText()).isEqualTo("rh-stock-*.csv");
        rest.post("/imports/" + run + "/schedule", wanted).refuses(409, "code-taken");
        Path folder = Files.createDirectories(HubServer.get().dataFolder().resolve("exchange/rh"));
        Files.writeString(folder.resolve("other.csv"), csv);
        Files.writeString(
                folder.resolve("rh-stock-2024-06-19.csv"),
                csv.replace("RHPUMP", "RH-PUMP").replace("RH-U", "RH-V"));
        rest.await(
                "/connections/rh-stock/files",
                files -> files.at("/items/0/status").asText().equals("done"));
        rest.get("/units/RH-V2").is(200);
        assertThat(folder.resolve("other.csv")).exists();
        switchOffAndRemove("/connections/rh-stock");
    }

    private void switchOffAndRemove(String path) {
        var kept = (ObjectNode) rest.get(path).is(200).json();
        for (String shown : List.of("health", "version", "secretIn")) {
            kept.remove(shown);
        }
        rest.put(path, kept.put("active", false).toString()).is(200);
        rest.send("DELETE", path, null).is(204);
        rest.get(path).is(404);
    }

    private JsonNode done(String code) {
        return rest.await("/imports/" + code, json -> json.has("finishedAt")).json();
    }
}
