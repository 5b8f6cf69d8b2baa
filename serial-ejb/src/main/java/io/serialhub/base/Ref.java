package io.serialhub.base;

/** Something named in passing: its business key and what people call it in both languages. */
public record Ref(String code, String nameZh, String nameEn) {}
