package io.serialhub.stock;

import io.serialhub.audit.Audit;
import io.serialhub.base.Clocks;
import io.serialhub.base.Cursor;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.base.Where;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Counts of a place by scan. Many people may scan at once and go on another day; nothing happens to a unit before somebody
 * confirms the differences, and then each of them is an event like any other.
 */
@Stateless
@Door
public class Stocktakes {
    @Inject
    Transactions transactions;

    @Inject
    StocktakeTable table;

    @Inject
    StocktakeEvents events;

    @Inject
    LocationIndex locations;

    @Inject
    StocktakeFindings findings;

    @Inject
    StocktakeScans scans;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** @throws Problem {@code unknown-location} */
    @Needs(Permission.RECORD_MOVE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Stocktake open(String location, String note) {
        return transactions.required(() -> {
            LocationKey place = place(location);
            long id = ids.next("stocktake");
            String code = "ST-" + id;
            table.insert(id, code, place.id(), Fields.optional("note", note, 500));
            Stocktake opened = get(code);
            audit.changed("stocktake.open", "stocktake", code, null, opened);
            return opened;
        });
    }

    /** As it stands now, with the differences in numbers. @throws Problem {@code stocktake-unknown} */
    @Needs(Permission.UNITS_READ)
    public Stocktake get(String code) {
        StocktakeTable.Kept kept = table.get(code);
        Set<Long> places = findings.places(kept);
        return new Stocktake(
                kept.code(),
                kept.place(),
                kept.status(),
                kept.note(),
                kept.openedBy(),
                kept.openedAt(),
                kept.closedBy(),
                kept.closedAt(),
                findings.expected(places),
                kept.seen(),
                kept.status() == StocktakeStatus.OPEN ? findings.counted(kept, places) : Map.of(),
                kept.status() == StocktakeStatus.CONFIRMING ? events.progress(code) : null);
    }

    /** Newest first. @param status null for all */
    @Needs(Permission.UNITS_READ)
    public Page<StocktakeRow> list(StocktakeStatus status, String site, String after, Integer size) {
        int limit = Page.size(size);
        List<StocktakeTable.Kept> found = table.read(
                new Where()
                        .is("s.status", status)
                        .and("p.site = :site", "site", site)
                        .and("s.id < :after", "after", Cursor.number(after)),
                limit + 1);
        Page<StocktakeTable.Kept> page = Page.cut(found, limit, kept -> Cursor.of(kept.id()));
        return page.map(Stocktakes::row);
    }

    private static StocktakeRow row(StocktakeTable.Kept kept) {
        return new StocktakeRow(
                kept.code(),
                kept.place(),
                kept.status(),
                kept.openedBy(),
                kept.openedAt(),
                kept.closedAt(),
                kept.seen());
    }

    /**
     * Something was seen just now; see {@link #scan(String, Sight)}.
     *
     * @param location where; null: the place that is counted
     * @param material tells apart a code that several materials share, or null
     */
    @Needs(Permission.RECORD_MOVE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Seen scan(String stocktake, String code, String location, String material) {
        return scan(stocktake, new Sight(code, location, material, null));
    }

    /**
     * Something was seen. The same again changes nothing but where it was seen last, and a place that it was seen at since
     * then stays; a closed carton counts with all that is in it.
     *
     * @throws Problem {@code stocktake-unknown}, {@code stocktake-closed}, {@code unknown-location},
     *     {@code stocktake-other-place}
     */
    @Needs(Permission.RECORD_MOVE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Seen scan(String stocktake, Sight sight) {
        return transactions.required(() -> {
            Instant now = clock.instant();
            Instant at = sight.seenAt() == null || sight.seenAt().isAfter(now) ? now : Clocks.micros(sight.seenAt());
            StocktakeTable.Kept kept = table.open(stocktake);
            long place = sight.location() == null ? kept.placeId() : inside(kept, sight.location());
            return scans.seen(new StocktakeSightings.Sighting(kept.id(), place, at), sight.code(), sight.material());
        });
    }

    /** A scan was a mistake: as if it had not been. @throws Problem {@code stocktake-unknown}, {@code stocktake-closed} */
    @Needs(Permission.RECORD_MOVE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Stocktake forget(String stocktake, String code) {
        return transactions.required(() -> {
            StocktakeTable.Kept kept = table.open(stocktake);
            scans.forget(kept.id(), code);
            return get(stocktake);
        });
    }

    /** Units of one finding. @throws Problem {@code stocktake-unknown} */
    @Needs(Permission.UNITS_READ)
    public Page<Difference> differences(String stocktake, Finding finding, String after, Integer size) {
        StocktakeTable.Kept kept = table.get(stocktake);
        if (kept.status() != StocktakeStatus.OPEN) {
            return new Page<>(List.of(), null);
        }
        int limit = Page.size(size);
        String from = finding == Finding.UNKNOWN ? Cursor.key(after) : Objects.toString(Cursor.number(after), null);
        Page<StocktakeFindings.Found> page =
                Page.cut(findings.differences(kept, finding, from, limit + 1), limit, found -> Cursor.of(found.key()));
        return page.map(StocktakeFindings.Found::difference);
    }

    /**
     * Makes the differences true: what is right is counted, what was seen elsewhere is moved, what was missing is found and
     * what was not seen is lost. What is surplus or unknown stays for people. Of more than a thousand units the answer is
     * that the count is being confirmed: a job records them.
     *
     * @param expectedMissing how many missing units the confirming person has seen; null: do not compare
     * @throws Problem {@code stocktake-unknown}, {@code stocktake-closed}, {@code stocktake-changed}
     */
    @Needs(Permission.RECORD_MOVE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Stocktake confirm(String stocktake, Integer expectedMissing) {
        return transactions.required(() -> {
            StocktakeTable.Kept kept = table.open(stocktake);
            Stocktake before = get(stocktake);
            if (expectedMissing != null && expectedMissing != before.of(Finding.MISSING)) {
                throw Problem.conflict(
                        "stocktake-changed",
                        "stocktake",
                        stocktake,
                        "expected",
                        expectedMissing,
                        "missing",
                        before.of(Finding.MISSING));
            }
            int work = StocktakeEvents.work(before.findings());
            boolean big = work > StocktakeEvents.PORTION;
            if (!table.close(kept.id(), big ? StocktakeStatus.CONFIRMING : StocktakeStatus.CONFIRMED)) {
                throw Problem.conflict("stocktake-closed", "stocktake", stocktake);
            }
            if (big) {
                events.recordLater(kept, work);
            } else {
                events.record(kept);
            }
            Stocktake after = get(stocktake);
            audit.changed("stocktake.confirm", "stocktake", stocktake, before, after);
            return after;
        });
    }

    /** Nothing comes of it. @throws Problem {@code stocktake-unknown}, {@code stocktake-closed} */
    @Needs(Permission.RECORD_MOVE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Stocktake cancel(String stocktake, String reason) {
        return transactions.required(() -> {
            StocktakeTable.Kept kept = table.open(stocktake);
            Stocktake before = get(stocktake);
            if (!table.close(kept.id(), StocktakeStatus.CANCELLED)) {
                throw Problem.conflict("stocktake-closed", "stocktake", stocktake);
            }
            Stocktake after = get(stocktake);
            audit.changed(
                    "stocktake.cancel", "stocktake", stocktake, before, after, Fields.optional("reason", reason, 500));
            return after;
        });
    }

    private long inside(StocktakeTable.Kept kept, String location) {
        LocationKey place = place(location);
        if (!findings.places(kept).contains(place.id())) {
            throw Problem.invalid(
                    "stocktake-other-place",
                    "location",
                    location,
                    "place",
                    kept.place().code());
        }
        return place.id();
    }

    private LocationKey place(String code) {
        LocationKey place = locations.byCodes(List.of(code)).get(code);
        if (place == null) {
            throw Problem.invalid("unknown-location", "location", code);
        }
        return place;
    }
}
