package io.serialhub.ledger;

/** One call for one unit. @param other the unit that it goes into */
record ModelCall(String step, String role, String code, String place, String party, String order, String other) {
    ModelCall(String step, String code) {
        this(step, null, code, null, null, null, null);
    }

    ModelCall at(String where) {
        return new ModelCall(step, role, code, where, party, order, other);
    }

    ModelCall with(String whom) {
        return new ModelCall(step, role, code, place, whom, order, other);
    }

    ModelCall of(String document) {
        return new ModelCall(step, role, code, place, party, document, other);
    }

    ModelCall into(String parent) {
        return new ModelCall(step, role, code, place, party, order, parent);
    }

    ModelCall as(String what) {
        return new ModelCall(step, what, code, place, party, order, other);
    }
}
