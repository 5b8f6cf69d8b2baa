package io.serialhub.web.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.inbox.CommandKind;
import io.serialhub.inbox.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRowsTest {
    private static final String SHIPMENT = """
            {"command": "scan",
             "fields": [
               {"to": "step", "from": "/event", "values": {"delivery.posted": "ship", "a;b=c": "receive", "*": "ignore"}},
               {"to": "fields.carrier.name", "from": "/data/carrier", "value": "SF"},
               {"to": "unknown", "value": "kept"}],
             "rows": [{"to": "items", "each": "/data/serials", "fields": [
               {"to": "code", "from": "/no"}, {"to": "data.pallet", "from": "$/data/pallet"}]}]}
            """;

    @Test
    void whatAProfileSaysIsTheSameAfterItWasRows() {
        Profile profile = Json.read(SHIPMENT, Profile.class);
        assertThat(ProfileRows.of(profile).profile()).isEqualTo(profile);
    }

    @Test
    void aFieldOfItsOwnIsAskedForApart() {
        var rows = ProfileRows.of(Json.read(SHIPMENT, Profile.class));
        assertThat(rows.parts().get(0).getRows().get(1))
                .containsEntry("to", "fields.")
                .containsEntry("name", "carrier.name");
    }

    @Test
    void emptyRowsAndListsAreLeftOut() {
        var rows = ProfileRows.blank(CommandKind.SCAN);
        rows.addList();
        var fields = rows.parts().get(0);
        fields.getRows().get(0).put("value", "ship");
        fields.add();
        rows.parts().get(1).getRows().clear();
        rows.parts().get(2).getRows().clear();
        Profile profile = rows.profile();
        assertThat(profile.fields()).containsExactly(new Profile.FieldRule("step", null, "ship", null));
        assertThat(profile.rows()).isEmpty();
    }

    @Test
    void aSourceWithoutAFieldAndAnOwnFieldWithoutANameAreRefused() {
        var rows = ProfileRows.blank(CommandKind.SCAN);
        var row = rows.parts().get(0).getRows().get(0);
        row.put("from", "/a");
        row.put("to", "");
        assertThatThrownBy(rows::profile)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("profile-target-missing"));
        row.put("to", "fields.");
        assertThatThrownBy(rows::profile)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("profile-target-missing"));
    }

    @Test
    void aDictionaryIsReadWithTheSignsOfEitherKeyboard() {
        assertThat(Words.read("发货＝ship； 收货 = receive;*=ignore"))
                .isEqualTo(Map.of("发货", "ship", "收货", "receive", "*", "ignore"));
        assertThat(Words.written(Map.of("*", "ignore", "b", "x", "a=1", "y")))
                .isEqualTo("\"a=1\" = y; b = x; * = ignore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ship", "a=", "=b", "a=b=c", "a = b; c", "\"a = b"})
    void aDictionaryThatIsNoneIsRefused(String written) {
        assertThatThrownBy(() -> Words.read(written))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("profile-words-unfit"));
    }

    @Test
    void aSampleOffersItsPlaces() {
        String sample = "{\"event\":\"x\",\"data\":{\"a/b\":1,\"serials\":[{\"no\":\"1\"}]}}";
        assertThat(Places.of(sample).values()).containsExactly("/event", "/data/a~1b");
        assertThat(Places.of(sample).lists()).containsExactly("/data/serials");
        assertThat(Places.within(sample, "/data/serials")).containsExactly(".", "/no", "$/event", "$/data/a~1b");
        assertThat(Places.of("no JSON").values()).isEmpty();
    }
}
