package io.serialhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.ledger.Badge;
import io.serialhub.ledger.Quality;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.UnitView;

/** What one unit says of itself, to go on asking. */
public final class UnitSays {
    private final UnitView unit;

    UnitSays(UnitView unit) {
        this.unit = unit;
    }

    public UnitSays is(StateWord state) {
        assertThat(unit.state()).isEqualTo(state);
        return this;
    }

    public UnitSays isOf(String material) {
        assertThat(unit.material().code()).isEqualTo(material);
        return this;
    }

    public UnitSays isAt(String place) {
        assertThat(unit.place().code()).isEqualTo(place);
        return this;
    }

    public UnitSays isWith(String party) {
        assertThat(unit.holder().code()).isEqualTo(party);
        return this;
    }

    public UnitSays isOwnedBy(String party) {
        assertThat(unit.owner().code()).isEqualTo(party);
        return this;
    }

    public UnitSays isOurs() {
        assertThat(unit.owner()).isNull();
        return this;
    }

    public UnitSays isMarked(Badge... badges) {
        assertThat(unit.badges()).containsExactly(badges);
        return this;
    }

    public UnitSays isOf(Quality quality) {
        assertThat(unit.quality()).isEqualTo(quality);
        return this;
    }

    public UnitSays isReservedFor(String order) {
        assertThat(unit.reservedFor()).isEqualTo(order);
        return this;
    }

    public UnitSays hasWarranty(boolean running) {
        assertThat(unit.warrantyUntil() != null).isEqualTo(running);
        return this;
    }

    public UnitView view() {
        return unit;
    }
}
