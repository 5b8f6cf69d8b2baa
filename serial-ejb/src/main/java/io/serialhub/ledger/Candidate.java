package io.serialhub.ledger;

/** A unit that an ambiguous code may mean. */
public record Candidate(String unit, String material, String nameZh, String nameEn) {}
