package io.serialhub.numbering;

/** A rule that needs somebody. */
public record RunningOut(String rule, String nameZh, String nameEn, Forecast forecast) {}
