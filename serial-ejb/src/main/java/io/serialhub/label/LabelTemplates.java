package io.serialhub.label;

import io.serialhub.audit.Audit;
import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Json;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Saved;
import io.serialhub.base.Saved.Outcome;
import io.serialhub.base.Store;
import io.serialhub.base.Where;
import io.serialhub.print.Face;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How labels look. Jobs keep the template that they were asked for with. */
@Stateless
@Door
public class LabelTemplates {
    @Inject
    EntityManager entityManager;

    @Inject
    Database database;

    @Inject
    Store store;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    /** @throws Problem {@code unknown-label-template} */
    @Needs(Permission.NUMBERS_READ)
    public LabelTemplate get(String code) {
        return find(code)
                .orElseThrow(() -> Problem.notFound("unknown-label-template", "template", code))
                .view();
    }

    /** By code. @param after cursor of the page before, null for the first */
    @Needs(Permission.NUMBERS_READ)
    public Page<LabelTemplate> list(String after, Integer size) {
        int limit = Page.size(size);
        Where where = new Where().and("code > :after", "after", Cursor.key(after));
        List<LabelTemplate> found = database.with(h -> where.on(
                        h.createQuery(
                                "SELECT definition, version FROM label_template <where> ORDER BY code FETCH FIRST :n ROWS ONLY"))
                .bind("n", limit + 1)
                .map((rs, ctx) -> Json.read(rs.getString("definition"), LabelTemplate.class)
                        .at(rs.getLong("version")))
                .list());
        return Page.cut(found, limit, template -> Cursor.of(template.code()));
    }

    /**
     * Makes or replaces the template with that code.
     *
     * @param expectedVersion what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}
     */
    @Needs(Permission.RULES_WRITE)
    public Saved<LabelTemplate> save(LabelTemplate template, Long expectedVersion) {
        Optional<StoredTemplate> kept = find(template.code());
        if (kept.isEmpty()) {
            Store.expectNew(template.code(), expectedVersion);
            var made = new StoredTemplate(ids.next("label_template"), template);
            entityManager.persist(made);
            return written(made, null);
        }
        StoredTemplate stored = kept.get();
        Store.expect(template.code(), expectedVersion, stored.version());
        LabelTemplate before = stored.view();
        if (template.at(0).equals(before.at(0))) {
            return new Saved<>(before, Outcome.UNCHANGED);
        }
        stored.become(template);
        return written(stored, before);
    }

    private Saved<LabelTemplate> written(StoredTemplate stored, LabelTemplate before) {
        store.flush(stored.view().code());
        LabelTemplate after = stored.view();
        audit.changed(before == null ? "create" : "change", "label-template", after.code(), before, after);
        return new Saved<>(after, before == null ? Outcome.CREATED : Outcome.CHANGED);
    }

    /**
     * One label as an SVG picture; nothing is saved or printed.
     *
     * @param draft  need not be saved
     * @param number to show, or null for an example
     * @throws Problem {@code label-too-small}, {@code gs1-length} and others that keep a number off its carrier
     */
    @Needs(Permission.NUMBERS_READ)
    public String preview(LabelTemplate draft, String number) {
        try (var face = new Face()) {
            return SvgPicture.of(Layout.of(draft, LabelData.sample(number), face), face);
        }
    }

    /**
     * A test print with an example: a whole sheet, so that its margins can be held against the paper, or one label for a
     * label printer or a laser. Nothing is recorded, and no unit is behind it.
     *
     * @param number to show, or null for an example
     * @throws Problem {@code unknown-label-template} and those of {@link #preview}
     */
    @Needs(Permission.NUMBERS_READ)
    public byte[] trial(String code, LabelOutput output, String number) {
        LabelTemplate template = get(code);
        int copies = output == LabelOutput.PDF ? template.labelsPerPage() : 1;
        return LabelWork.make(template, output, Collections.nCopies(copies, LabelData.sample(number)), 0);
    }

    private Optional<StoredTemplate> find(String code) {
        return entityManager
                .createQuery("SELECT t FROM StoredTemplate t WHERE t.code = :code", StoredTemplate.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }
}
