package io.serialhub.lot;

import io.serialhub.base.Database;
import io.serialhub.base.Ids;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Lots by name for other rooms: found, or made on first sight; a fixed number of statements a call. */
@ApplicationScoped
public class LotIndex {
    private static final Comparator<LotName> IN_ORDER =
            Comparator.comparingLong(LotName::materialId).thenComparing(LotName::code);

    private Database database;
    private Ids ids;

    protected LotIndex() {}

    @Inject
    public LotIndex(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The lot of that name; a lot that nobody announced is made, without supplier and dates. */
    public LotKey ensure(long materialId, String code) {
        LotName name = new LotName(materialId, code);
        return ensure(List.of(name)).get(name);
    }

    /** Many at once. New lots are made in the order of their names, so that two callers cannot wait for each other. */
    public Map<LotName, LotKey> ensure(Collection<LotName> names) {
        Map<LotName, LotKey> found = byNames(names);
        var missing = new TreeSet<LotName>(IN_ORDER);
        missing.addAll(names);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            return found;
        }
        database.use(h -> insert(h, missing));
        return byNames(names);
    }

    /** What is there; what is not is missing from the answer. */
    public Map<LotName, LotKey> byNames(Collection<LotName> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var materials = new LinkedHashSet<Long>();
        var codes = new LinkedHashSet<String>();
        names.forEach(name -> {
            materials.add(name.materialId());
            codes.add(name.code());
        });
        String sql = "SELECT id, material_id, code, holds FROM lot WHERE material_id <materials> AND code <codes>";
        var found = new HashMap<LotName, LotKey>();
        database.use(h -> database.in(database.in(h.createQuery(sql), "materials", materials), "codes", codes)
                .map((rs, ctx) -> new LotKey(
                        rs.getLong("id"), rs.getLong("material_id"), rs.getString("code"), rs.getInt("holds")))
                .forEach(key -> found.put(key.name(), key)));
        found.keySet().retainAll(Set.copyOf(names));
        return found;
    }

    /** Of all materials. */
    public List<Long> ids(String code) {
        return database.with(h -> h.createQuery("SELECT id FROM lot WHERE code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .list());
    }

    /** Somebody else may make the same lot at this moment: whoever comes second takes the first one's. */
    private void insert(Handle handle, Collection<LotName> names) {
        String values = database.isPostgres()
                ? "VALUES (:id, :material, :code, 0, 0) ON CONFLICT (material_id, code) DO NOTHING"
                : """
                  SELECT CAST(:id AS BIGINT), CAST(:material AS BIGINT), CAST(:code AS VARCHAR(80)), 0, 0
                  FROM sysibm.sysdummy1
                  WHERE NOT EXISTS (SELECT 1 FROM lot WHERE material_id = :material AND code = :code)
                  """;
        var batch = handle.prepareBatch("INSERT INTO lot (id, material_id, code, holds, version) " + values);
        long id = ids.take("lot", names.size());
        for (LotName name : names) {
            batch.bind("id", id++)
                    .bind("material", name.materialId())
                    .bind("code", name.code())
                    .add();
        }
        try {
            batch.execute();
        } catch (UnableToExecuteStatementException e) {
            throw e.getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState())
                    ? new Transactions.Overtaken(e)
                    : e;
        }
    }
}
