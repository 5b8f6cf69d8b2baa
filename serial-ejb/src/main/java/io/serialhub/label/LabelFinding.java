package io.serialhub.label;

import io.serialhub.base.Reason;

/**
 * Something in the label ledger that does not add up.
 *
 * @param subject code of the job, batch or unit that it is about
 */
public record LabelFinding(String subject, Reason reason) {}
