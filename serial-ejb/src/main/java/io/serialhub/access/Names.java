package io.serialhub.access;

import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;

/** What the people and services are called whose logins stand beside what they did. */
@Stateless
@Door
public class Names {
    @Inject
    Database database;

    /** @return every account's name by its login, closed ones too: history names them */
    @Needs({
        Permission.UNITS_READ,
        Permission.MASTER_READ,
        Permission.ORDERS_READ,
        Permission.NUMBERS_READ,
        Permission.IMPORTS_READ,
        Permission.CONNECTIONS_READ,
        Permission.HOLDS_WRITE,
        Permission.APPROVE,
        Permission.ACCESS_WRITE,
        Permission.AUDIT_READ
    })
    public Map<String, String> byLogin() {
        return database.with(h -> h
                .createQuery("SELECT login, name FROM app_user")
                .map((row, context) -> Map.entry(row.getString("login"), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
