package io.serialhub.access;

import io.serialhub.base.Database;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Nobody may take the last administrator's rights away, not even two people who do half of it each at the same moment. */
@Dependent
class Administrators {
    private final Database database;

    @Inject
    Administrators(Database database) {
        this.database = database;
    }

    /** Lets changes of users and roles pass one at a time until the transaction ends. */
    void lineUp() {
        database.use(h -> h.execute("UPDATE id_counter SET last_value = last_value + 1 WHERE name = 'access_change'"));
    }

    /** To be asked after the change, in its transaction. */
    void requireOne() {
        if (!exists()) {
            throw Problem.conflict("last-administrator");
        }
    }

    /** Somebody who can sign in may change users and roles. */
    boolean exists() {
        return database.with(h -> h.createQuery("""
                        SELECT DISTINCT r.permissions
                        FROM app_user u
                        JOIN user_role ur ON ur.user_id = u.id
                        JOIN app_role r ON r.code = ur.role
                        WHERE u.kind = 'P' AND u.active = TRUE AND u.password_hash IS NOT NULL
                        """).mapTo(String.class).list().stream()
                .anyMatch(permissions -> Permissions.parse(permissions).contains(Permission.ACCESS_WRITE)));
    }
}
