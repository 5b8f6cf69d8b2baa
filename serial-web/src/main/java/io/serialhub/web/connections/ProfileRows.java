package io.serialhub.web.connections;

import io.serialhub.base.Problem;
import io.serialhub.inbox.CommandKind;
import io.serialhub.inbox.Profile;
import io.serialhub.inbox.Profile.FieldRule;
import io.serialhub.inbox.Profile.RowRule;
import io.serialhub.inbox.Targets;
import io.serialhub.inbox.Targets.Target;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A profile as rows to fill in: first the fields of the command, then those of each of its lists. */
final class ProfileRows implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CommandKind kind;
    private final ArrayList<ProfilePart> parts = new ArrayList<>();

    private ProfileRows(CommandKind kind) {
        this.kind = kind;
        parts.add(new ProfilePart(null, null));
    }

    static ProfileRows of(Profile profile) {
        var rows = new ProfileRows(profile.command());
        profile.fields().forEach(rule -> rows.fields().put(rule, rows.targets(rows.fields())));
        for (RowRule rule : profile.rows()) {
            var part = new ProfilePart(rule.to(), rule.each());
            rule.fields().forEach(field -> part.put(field, rows.targets(part)));
            rows.parts.add(part);
        }
        return rows;
    }

    /** What a command of the kind is not whole without, to be filled in. */
    static ProfileRows blank(CommandKind kind) {
        var rows = new ProfileRows(kind);
        rows.fields().ask(rows.targets(rows.fields()));
        if (!rows.lists().isEmpty()) {
            rows.addList();
        }
        return rows;
    }

    CommandKind kind() {
        return kind;
    }

    List<ProfilePart> parts() {
        return parts;
    }

    /** Names of the lists that the command has. */
    List<String> lists() {
        return List.copyOf(Targets.of(kind).lists().keySet());
    }

    List<Target> targets(ProfilePart part) {
        Targets targets = Targets.of(kind);
        return part.isList() ? targets.lists().getOrDefault(part.getTo(), List.of()) : targets.fields();
    }

    void addList() {
        String free = lists().stream()
                .filter(name -> parts.stream().noneMatch(p -> name.equals(p.getTo())))
                .findFirst()
                .orElse(lists().get(0));
        var part = new ProfilePart(free, null);
        part.ask(targets(part));
        parts.add(part);
    }

    /** @throws Problem what the profile says, {@code profile-target-missing}, {@code profile-words-unfit} */
    Profile profile() {
        List<FieldRule> fields = fields().rules();
        List<RowRule> lists = new ArrayList<>();
        for (ProfilePart part : parts.subList(1, parts.size())) {
            if (part.getEach() == null && part.isBlank()) {
                continue;
            }
            if (part.getEach() == null) {
                throw Problem.invalid("profile-source-missing", "to", part.getTo());
            }
            lists.add(new RowRule(part.getTo(), part.getEach(), part.rules()));
        }
        return new Profile(kind, fields, lists);
    }

    private ProfilePart fields() {
        return parts.get(0);
    }
}
