package io.serialhub.ledger;

/** A unit that a code may mean. */
record Hit(long id, String code, long materialId, boolean exact) {}
