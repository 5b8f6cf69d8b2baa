package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.util.List;

/** A unit in a list. @param place where it is, or the party that has it */
public record UnitRow(String code, Ref material, StateWord state, List<Badge> badges, Ref place, Ref owner) {}
