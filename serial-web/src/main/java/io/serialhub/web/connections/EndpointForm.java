package io.serialhub.web.connections;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.inbox.CommandKind;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import io.serialhub.inbox.Profile;
import io.serialhub.inbox.Sample;
import io.serialhub.inbox.Targets.Target;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Look;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An endpoint with its profile, its secret once, and a sample to try it with. */
@Named
@ViewScoped
public class EndpointForm extends Form {
    private static final String SAMPLE = """
            {
              "event": "delivery.posted",
              "data": {"order": "SO-1", "waybill": "SF1234567", "serials": ["PJC-1", "PJC-2"]}
            }""";

    @Inject
    private Endpoints endpoints;

    @Inject
    private Say say;

    private String secret;
    private ProfileRows rows;
    private final HashMap<CommandKind, ProfileRows> drafts = new HashMap<>();
    private transient Sample.Tried tried;

    @PostConstruct
    void open() {
        show("active", true);
        show("sample", SAMPLE);
        rows = ProfileRows.blank(CommandKind.SCAN);
        show("command", rows.kind().name());
        if (Param.text("code") != null) {
            fill(endpoints.get(Param.text("code")));
        }
    }

    private void fill(Endpoint kept) {
        show("code", kept.code());
        show("account", kept.account());
        fill(kept.profile());
        show("active", kept.active());
        show("version", kept.version());
    }

    private void fill(Profile profile) {
        rows = ProfileRows.of(profile);
        show("command", profile.command().name());
        show("profile", ProfileText.of(profile));
    }

    public CommandKind[] getKinds() {
        return CommandKind.values();
    }

    public List<ProfilePart> getParts() {
        return rows.parts();
    }

    public List<String> getLists() {
        return rows.lists();
    }

    public List<Target> targets(ProfilePart part) {
        return rows.targets(part);
    }

    /** A field that the kind does not have stays in its row until a person takes it away. */
    public List<String> strange(ProfilePart part, String to) {
        return to == null || to.isEmpty() || find(part, to).isPresent() ? List.of() : List.of(to);
    }

    /** Whether a name of the profile's own follows. */
    public boolean open(ProfilePart part, String to) {
        return find(part, to).filter(Target::open).isPresent();
    }

    private Optional<Target> find(ProfilePart part, String to) {
        return targets(part).stream().filter(t -> t.name().equals(to)).findFirst();
    }

    public String label(ProfilePart part, Target target) {
        String field =
                (part.isList() ? part.getTo() + "." : "") + (target.name().equals(".") ? "self" : target.name());
        return say.of("becomes." + Say.slug(rows.kind()) + "." + field.replaceAll("[.]$", ""))
                + (target.needed() ? " *" : "");
    }

    /** Those of the kind, and the part's own, whatever it is. */
    public List<String> lists(ProfilePart part) {
        return Stream.concat(rows.lists().stream(), Stream.of(part.getTo()))
                .distinct()
                .toList();
    }

    public String listLabel(String list) {
        return rows.lists().contains(list) ? say.of("becomes." + Say.slug(rows.kind()) + "." + list) : list;
    }

    public List<String> getPlaces() {
        return Places.of(text("sample")).values();
    }

    public List<String> getListPlaces() {
        return Places.of(text("sample")).lists();
    }

    public List<String> within(ProfilePart part) {
        return Places.within(text("sample"), part.getEach());
    }

    /** What was filled in for another kind comes back with that kind. */
    public void kindChosen() {
        drafts.put(rows.kind(), rows);
        rows = drafts.computeIfAbsent(CommandKind.valueOf(text("command")), ProfileRows::blank);
        tried = null;
    }

    public void add(int part) {
        rows.parts().get(part).add();
    }

    public void remove(int part, int row) {
        rows.parts().get(part).getRows().remove(row);
    }

    public void addList() {
        rows.addList();
    }

    public void removeList(int part) {
        rows.parts().remove(part);
    }

    /** The rows as text, to be copied. */
    public void write() {
        show("profile", ProfileText.of(rows.profile()));
    }

    /** A text that was written elsewhere becomes the rows. */
    public void take() {
        fill(profile());
    }

    public boolean isNew() {
        return version() == null;
    }

    /** Shown in the answer that made it, and never again. */
    public String getSecret() {
        return secret;
    }

    public Sample.Tried getTried() {
        return tried;
    }

    public String getCommand() {
        return tried == null || tried.command() == null ? null : Look.pretty(Json.write(tried.command()));
    }

    /** What is switched off goes for good. */
    public void remove() {
        endpoints.remove(text("code"), version());
        Go.said("said.removed", text("code"));
        Go.to("/connections/endpoints.xhtml");
    }

    public void save() {
        boolean made = isNew();
        Endpoint saved = endpoints.save(endpoint(), seen()).view();
        fill(saved);
        secret = made ? saved.secret() : null;
        Go.said("said.saved");
    }

    public void renew() {
        secret = endpoints.renewSecret(text("code")).secret();
        fill(endpoints.get(text("code")));
    }

    public void tryOut() {
        tried = null;
        write();
        tried = endpoints.tryOut(endpoint(), text("sample"));
    }

    private Endpoint endpoint() {
        return new Endpoint(text("code"), null, text("account"), rows.profile(), flag("active"), 0, null);
    }

    private Profile profile() {
        try {
            return Json.read(text("profile"), Profile.class);
        } catch (IllegalArgumentException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof Problem problem) {
                    throw Problem.of(problem.kind(), problem.reason());
                }
            }
            throw Problem.invalid("profile-unreadable");
        }
    }
}
