package io.serialhub.numbering;

import io.serialhub.base.Cursor;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.identifier.LongCodeList;
import io.serialhub.material.MaterialKey;
import io.serialhub.party.PartyKey;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Numbers made by others in lists that are too long to be answered at once, up to {@link LongCodeList#MOST}: taken over
 * by a job that can be paused and stopped, goes on after a crash, and keeps why a number was refused.
 */
@Stateless
@Door
public class ForeignLists {
    @Inject
    ForeignIntake intake;

    @Inject
    ForeignListRows rows;

    /** How many numbers the list holds, those of ranges counted; nothing is looked at. */
    @Needs(Permission.NUMBERS_READ)
    public long size(ForeignRequest request) {
        return list(request).size();
    }

    /**
     * Queues the list; what can be taken is taken over, and into the pool if one is named. Follow it with {@link #get}.
     *
     * @throws Problem {@code codes-needed}, {@code foreign-list-too-long}, {@code unknown-material},
     *                 {@code material-not-serial}, {@code unknown-party}, {@code unknown-pool}, {@code pool-of-other-material}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public ForeignList take(ForeignRequest request) {
        MaterialKey material = intake.material(request);
        PartyKey maker = intake.maker(request);
        PoolRows.Kept pool = intake.pool(request);
        LongCodeList list = list(request);
        long size = list.size();
        if (size == 0) {
            throw Problem.invalid("codes-needed");
        }
        if (size > LongCodeList.MOST) {
            throw Problem.invalid("foreign-list-too-long", "count", size, "max", LongCodeList.MOST);
        }
        return rows.add(
                list,
                size,
                new ForeignListRows.Target(
                        material.id(),
                        maker == null ? null : maker.id(),
                        pool == null ? null : pool.id(),
                        request.register()));
    }

    private static LongCodeList list(ForeignRequest request) {
        return request.codes() != null
                ? LongCodeList.of(request.codes())
                : LongCodeList.of(request.text() == null ? "" : request.text());
    }

    /** @throws Problem {@code unknown-foreign-list} */
    @Needs(Permission.NUMBERS_READ)
    public ForeignList get(String code) {
        return rows.get(code);
    }

    /** The newest first; without the time left, which only {@link #get} says. */
    @Needs(Permission.NUMBERS_READ)
    public Page<ForeignList> list(String after, Integer size) {
        return rows.list(Cursor.number(after), Page.size(size));
    }

    /**
     * The numbers that were refused or that somebody should look at, each with its reason, in the order of the list.
     *
     * @throws Problem {@code unknown-foreign-list}
     */
    @Needs(Permission.NUMBERS_READ)
    public Page<ForeignAnswer> notes(String code, String after, Integer size) {
        return rows.notes(code, Cursor.number(after), Page.size(size));
    }
}
