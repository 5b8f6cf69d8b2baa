package io.serialhub.ledger;

import io.serialhub.audit.Audit;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Store;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The steps as an administrator sees them. A change makes a new version; events keep the one they were recorded with. */
@Stateless
@Door
public class Steps {
    @Inject
    StepBook book;

    @Inject
    Audit audit;

    /** Current versions by code. */
    @Needs(Permission.UNITS_READ)
    public List<StepDefinition> list() {
        return book.all();
    }

    /** Words that a role may list of an axis. @param axis number, custody, quality or owner */
    @Needs(Permission.UNITS_READ)
    public List<String> words(String axis) {
        return StepRules.words(axis);
    }

    /** All conditions that a role may ask for. */
    @Needs(Permission.UNITS_READ)
    public List<String> guards() {
        return StepRules.guards();
    }

    /** All effects that a role may have, as definitions write them. */
    @Needs(Permission.UNITS_READ)
    public List<String> effects() {
        return StepRules.effects();
    }

    @Needs(Permission.UNITS_READ)
    public StepDefinition get(String code) {
        return book.current(code);
    }

    /**
     * Adds a step or the next version of one; the same definition again changes nothing. It works at once, at the station
     * and on every other channel.
     *
     * @throws Problem for whatever the definition says that is not on the closed lists, see {@link StepRules}
     */
    @Needs(Permission.STEPS_WRITE)
    public StepDefinition save(StepDefinition step) {
        return save(step, null);
    }

    /**
     * As above, unless somebody else has saved the step meanwhile.
     *
     * @param expectedVersion what the caller saw, or null to follow whatever stands there
     * @throws Problem {@code changed-meanwhile}
     */
    @Needs(Permission.STEPS_WRITE)
    public StepDefinition save(StepDefinition step, Long expectedVersion) {
        StepRules.check(step);
        StepDefinition before = book.all().stream()
                .filter(s -> s.code().equals(step.code()))
                .findFirst()
                .orElse(null);
        if (before == null) {
            Store.expectNew(step.code(), expectedVersion);
        } else {
            Store.expect(step.code(), expectedVersion, before.version());
        }
        if (before != null && before.version(step.version()).equals(step)) {
            return before;
        }
        StepDefinition next = step.version(before == null ? 1 : before.version() + 1);
        book.add(next);
        audit.changed("step.save", "step", step.code(), before, next);
        return next;
    }
}
