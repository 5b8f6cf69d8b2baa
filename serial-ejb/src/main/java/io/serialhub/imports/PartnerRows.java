package io.serialhub.imports;

import static io.serialhub.imports.Loader.first;

import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Customers, dealers, suppliers and carriers. */
@ApplicationScoped
class PartnerRows implements Loader {
    @Inject
    Parties parties;

    @Override
    public ImportKind kind() {
        return ImportKind.PARTNERS;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of(Permission.MASTER_READ, Permission.MASTER_WRITE);
    }

    @Override
    public int together() {
        return ImportWork.CHUNK;
    }

    @Override
    public List<Verdict> load(List<Row> rows, Surroundings at) {
        Map<String, Party> known = parties.find(Lookup.written(rows, "code"));
        return Loader.saved(
                rows,
                row -> {
                    String code = row.neededCode("code", 60);
                    return Loader.checked(row, () -> party(row, code, known.get(code)));
                },
                drafts -> parties.saveAll(drafts, false));
    }

    /** What the row does not say stays as it was. */
    private static Party party(Row row, String code, Party old) {
        PartyKind kind = Coded.ofWord(PartyKind.class, kindWord(row, old));
        String zh = row.text("nameZh", 200);
        String en = row.text("nameEn", 200);
        if (old == null) {
            return new Party(
                    code,
                    kind,
                    zh,
                    en,
                    row.text("city", 100),
                    row.text("address", 400),
                    row.text("phone", 60),
                    row.text("email", 200),
                    row.yes("active", true),
                    0);
        }
        return new Party(
                code,
                kind,
                first(zh, old.nameZh()),
                first(en, old.nameEn()),
                first(row.text("city", 100), old.city()),
                first(row.text("address", 400), old.address()),
                first(row.text("phone", 60), old.phone()),
                first(row.text("email", 200), old.email()),
                row.yes("active", old.active()),
                0);
    }

    /** What the row says, else what it was, else what its headings or the sheet's name say of all of them. */
    private static String kindWord(Row row, Party old) {
        String word = row.word("kind", "partner");
        if (word == null) {
            word = old != null
                    ? old.kind().word()
                    : Catalogue.hinted(
                            "partner",
                            row.layout().heading("code"),
                            row.layout().sheet());
        }
        return row.needed("kind", word);
    }
}
