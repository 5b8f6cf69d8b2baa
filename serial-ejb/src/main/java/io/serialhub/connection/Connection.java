package io.serialhub.connection;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * A partner's place that files are taken from or brought to.
 *
 * @param profile  how the files look; incoming files without one are recognised by their headings
 * @param account  service account that it acts as, with its rights
 * @param active   an inactive one does nothing
 * @param secret   in a command: a new one, or null to keep the one that stands; never in a view
 * @param secretIn in a view: {@code password}, {@code private-key}, or the name of a variable; null when there is none
 * @param health   in a view; ignored in a command
 * @param version  in a view; ignored in a command
 */
public record Connection(
        String code,
        ConnectionKind kind,
        String name,
        ServerAddress address,
        FileRules files,
        Timing timing,
        String profile,
        String account,
        boolean active,
        ConnectionSecret secret,
        String secretIn,
        ConnectionHealth health,
        long version) {
    public Connection {
        code = Fields.needed("code", code, 40);
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw Problem.invalid("code-characters", "code", code);
        }
        kind = Fields.needed("kind", kind);
        name = Fields.needed("name", name, 200);
        address = address == null ? new ServerAddress(null, null, null, null, null) : address;
        files = files == null ? FileRules.USUAL : files;
        timing = timing == null ? Timing.USUAL : timing;
        profile = Fields.optional("profile", profile, 40);
        account = Fields.needed("account", account, 80);
        if (kind.sftp()) {
            Fields.needed("host", address.host(), 200);
            Fields.needed("user", address.user(), 100);
        } else {
            Fields.needed("folder", address.folder(), 300);
        }
        if (!kind.incoming()) {
            Fields.needed("profile", profile, 40);
        }
    }

    /** As it is kept and audited: without a secret and without what changes by itself. */
    Connection plain() {
        return new Connection(
                code, kind, name, address, files, timing, profile, account, active, null, secretIn, null, version);
    }

    Connection at(ServerAddress other) {
        return new Connection(
                code, kind, name, other, files, timing, profile, account, active, null, secretIn, null, version);
    }

    Connection with(String secretKept, long shown) {
        return new Connection(
                code, kind, name, address, files, timing, profile, account, active, null, secretKept, null, shown);
    }

    @Override
    public String toString() {
        return code + " (" + kind.word() + ")";
    }
}
