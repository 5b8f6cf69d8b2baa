package io.serialhub.web.connections;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.connection.Connection;
import io.serialhub.connection.ConnectionFiles;
import io.serialhub.connection.ConnectionHealth;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.ConnectionSecret;
import io.serialhub.connection.Connections;
import io.serialhub.connection.FileRecord;
import io.serialhub.connection.FileRules;
import io.serialhub.connection.Likeness;
import io.serialhub.connection.Readiness;
import io.serialhub.connection.ServerAddress;
import io.serialhub.connection.Timing;
import io.serialhub.connection.Trial;
import io.serialhub.connection.Trials;
import io.serialhub.exports.ExportProfile;
import io.serialhub.exports.ExportProfiles;
import io.serialhub.imports.ImportProfile;
import io.serialhub.imports.ImportProfiles;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A connection for files: made, changed, tried out. Its secret is typed in and never shown. */
@Named
@ViewScoped
public class ConnectionForm extends Form {
    private static final int SHOWN_FILES = 8;

    @Inject
    private Connections connections;

    @Inject
    private ConnectionFiles files;

    @Inject
    private Trials trials;

    @Inject
    private Say say;

    @Inject
    private ImportProfiles importProfiles;

    @Inject
    private Imports imports;

    @Inject
    private ExportProfiles exportProfiles;

    private transient Trial trial;
    private transient List<FileRecord> recent;
    private transient ConnectionHealth health;

    @PostConstruct
    void open() {
        if (Param.text("code") != null) {
            fill(connections.get(Param.text("code")));
            return;
        }
        ConnectionKind kind = Param.word(ConnectionKind.class, "kind");
        show("kind", kind == null ? ConnectionKind.SFTP_IN : kind);
        show("active", true);
        show("account", getIncoming() ? "hub-inbox" : "hub-messenger");
        show("secretBy", "password");
        usual(FileRules.USUAL, Timing.USUAL);
        if (getLike() != null) {
            fillLike(imports.get(getLike()));
        }
    }

    /** As a file that was handed in: what it is called, and how it was read. */
    private void fillLike(ImportRun run) {
        Likeness like = Likeness.of(run);
        show("name", like.name());
        show("names", like.files().names());
        show("profile", like.profile());
    }

    /** The import that files are to be taken like, or null. */
    public String getLike() {
        return Param.text("like");
    }

    private void fill(Connection kept) {
        show("code", kept.code());
        show("kind", kept.kind());
        show("name", kept.name());
        show("host", kept.address().host());
        show("port", kept.address().port());
        show("user", kept.address().user());
        show("folder", kept.address().folder());
        show("hostKey", kept.address().hostKey());
        usual(kept.files(), kept.timing());
        show("profile", kept.profile());
        show("account", kept.account());
        show("active", kept.active());
        show("secretIn", kept.secretIn());
        show("secretBy", kept.secretIn() == null ? "password" : "keep");
        show("version", kept.version());
        health = kept.health();
    }

    private void usual(FileRules rules, Timing timing) {
        show("names", rules.names());
        show("ready", rules.ready());
        show("archive", rules.archive());
        show("fileName", rules.fileName());
        show("schedule", timing.schedule());
        show("zone", timing.zone());
    }

    public boolean isNew() {
        return version() == null;
    }

    public boolean getIncoming() {
        return word(ConnectionKind.class, "kind").incoming();
    }

    public boolean getSftp() {
        return word(ConnectionKind.class, "kind").sftp();
    }

    public ConnectionKind getKind() {
        return word(ConnectionKind.class, "kind");
    }

    public ConnectionKind[] getKinds() {
        return ConnectionKind.values();
    }

    public Readiness[] getReadinesses() {
        return Readiness.values();
    }

    /** Those that fit the direction; of incoming ones only who may read imports sees a list. */
    public List<String> getProfiles() {
        if (!getIncoming()) {
            return exportProfiles.list().stream().map(ExportProfile::code).toList();
        }
        return Actor.current().may(Permission.IMPORTS_READ)
                ? importProfiles.list(null, 200).items().stream()
                        .map(ImportProfile::code)
                        .toList()
                : text("profile") == null ? List.of() : List.of(text("profile"));
    }

    /** What stands as its secret, in words; a variable by its name. */
    public String getKept() {
        String kept = text("secretIn");
        return kept == null || kept.startsWith("SERIAL_") ? kept : say.of("connection.kept-" + kept);
    }

    public Trial getTrial() {
        return trial;
    }

    /** Whether the server showed a key that somebody has to accept. */
    public boolean isKeyToAccept() {
        return trial != null && trial.hostKey() != null && !trial.hostKey().equals(text("hostKey"));
    }

    public ConnectionHealth getHealth() {
        if (health == null && !isNew()) {
            health = connections.get(text("code")).health();
        }
        return health;
    }

    public List<FileRecord> getRecent() {
        if (recent == null) {
            recent = isNew()
                    ? List.of()
                    : files.list(text("code"), null, SHOWN_FILES).items();
        }
        return recent;
    }

    /** What is switched off goes for good. */
    public void remove() {
        connections.remove(text("code"), version());
        Go.said("said.removed", text("code"));
        Go.to("/connections/connections.xhtml");
    }

    public void save() {
        Connection saved = connections.save(draft(), seen()).view();
        Go.said("said.saved");
        Go.to("/connections/connection.xhtml", "code", saved.code());
    }

    public void tryOut() {
        trial = trials.tryOut(draft());
    }

    /** Takes the key that was shown into the form and goes on trying; it counts once it is saved. */
    public void acceptKey() {
        show("hostKey", trials.tryOut(draft()).hostKey());
        tryOut();
    }

    public void runNow() {
        health = connections.runNow(text("code")).health();
        Go.said("connection.runs-soon");
    }

    private Connection draft() {
        var address = new ServerAddress(
                text("host"),
                text("port") == null ? null : Integer.valueOf(whole("port")),
                text("user"),
                text("folder"),
                text("hostKey"));
        return new Connection(
                text("code"),
                getKind(),
                text("name"),
                address,
                new FileRules(text("names"), word(Readiness.class, "ready"), text("archive"), text("fileName")),
                new Timing(text("schedule"), text("zone")),
                text("profile"),
                text("account"),
                flag("active"),
                secret(),
                null,
                null,
                0);
    }

    private ConnectionSecret secret() {
        String by = text("secretBy");
        if (!getSftp() || by == null || by.equals("keep")) {
            return null;
        }
        return switch (by) {
            case "password" -> text("password") == null ? null : new ConnectionSecret(text("password"), null, null);
            case "key" -> text("privateKey") == null ? null : new ConnectionSecret(null, text("privateKey"), null);
            default -> new ConnectionSecret(null, null, text("environment"));
        };
    }
}
