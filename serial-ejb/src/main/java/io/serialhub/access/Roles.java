package io.serialhub.access;

import io.serialhub.audit.Audit;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Bundles of permissions. What {@link ShippedRoles} brings may be changed like any other. */
@Stateless
@Door
public class Roles {
    @Inject
    Database database;

    @Inject
    Administrators administrators;

    @Inject
    TokenCheck tokens;

    @Inject
    Audit audit;

    @Needs({Permission.ACCESS_WRITE, Permission.AUDIT_READ})
    public List<Role> list() {
        return database.with(
                h -> h.createQuery("SELECT code, name_zh, name_en, permissions, version FROM app_role ORDER BY code")
                        .map(Roles::role)
                        .list());
    }

    @Needs({Permission.ACCESS_WRITE, Permission.AUDIT_READ})
    public Role get(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("unknown-role", "role", code));
    }

    /**
     * Creates the role of that code or changes it; acts at once for everybody who has it.
     *
     * @param expectedVersion the version that was looked at, or null to change whatever stands
     */
    @Needs(Permission.ACCESS_WRITE)
    public Saved<Role> save(Role role, Long expectedVersion) {
        administrators.lineUp();
        Optional<Role> found = find(role.code());
        if (found.isEmpty()) {
            Store.expectNew(role.code(), expectedVersion);
            insert(role);
            audit.changed("create", "role", role.code(), null, role.at(1));
            return new Saved<>(role.at(1), Saved.Outcome.CREATED);
        }
        Role before = found.get();
        Store.expect(role.code(), expectedVersion, before.version());
        if (role.at(before.version()).equals(before)) {
            return new Saved<>(before, Saved.Outcome.UNCHANGED);
        }
        boolean mayHaveBeenLast = administrators.exists();
        Role after = role.at(before.version() + 1);
        update(after);
        tokens.forget();
        if (mayHaveBeenLast) {
            administrators.requireOne();
        }
        audit.changed("change", "role", role.code(), before, after);
        return new Saved<>(after, Saved.Outcome.CHANGED);
    }

    private void insert(Role role) {
        database.use(h -> h.createUpdate("""
                        INSERT INTO app_role (code, name_zh, name_en, permissions, version)
                        VALUES (:code, :zh, :en, :permissions, 1)
                        """)
                .bind("code", role.code())
                .bind("zh", role.nameZh())
                .bind("en", role.nameEn())
                .bind("permissions", Permissions.text(role.permissions()))
                .execute());
    }

    private void update(Role role) {
        database.use(h -> h.createUpdate("""
                        UPDATE app_role SET name_zh = :zh, name_en = :en, permissions = :permissions, version = :version
                        WHERE code = :code
                        """)
                .bind("code", role.code())
                .bind("zh", role.nameZh())
                .bind("en", role.nameEn())
                .bind("permissions", Permissions.text(role.permissions()))
                .bind("version", role.version())
                .execute());
    }

    private Optional<Role> find(String code) {
        return database.with(h -> h.createQuery(
                        "SELECT code, name_zh, name_en, permissions, version FROM app_role WHERE code = :code")
                .bind("code", code)
                .map(Roles::role)
                .findOne());
    }

    private static Role role(ResultSet row, StatementContext context) throws SQLException {
        return new Role(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                Permissions.parse(row.getString("permissions")),
                row.getLong("version"));
    }
}
