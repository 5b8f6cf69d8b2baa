package io.serialhub.base;

import java.util.Locale;

/** What a door may ask for. Roles, which are data, bundle permissions; nothing is allowed that no role of the actor names. */
public enum Permission {
    UNITS_READ,
    MASTER_READ,
    MASTER_WRITE,
    ORDERS_READ,
    ORDERS_WRITE,
    NUMBERS_READ,
    NUMBERS_WRITE,
    RULES_WRITE,
    RECORD_MAKE,
    RECORD_MOVE,
    RECORD_SHIP,
    RECORD_INSPECT,
    RECORD_SERVICE,
    RECORD_ADOPT,
    RECORD_CORRECT,
    APPROVE,
    HOLDS_WRITE,
    IMPORTS_READ,
    IMPORTS_WRITE,
    STEPS_WRITE,
    CONNECTIONS_READ,
    CONNECTIONS_WRITE,
    ACCESS_WRITE,
    AUDIT_READ,
    SYSTEM;

    /** As roles and tokens write it: {@code record-ship}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Permission of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
