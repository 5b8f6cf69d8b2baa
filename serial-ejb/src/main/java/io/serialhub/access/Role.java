package io.serialhub.access;

import io.serialhub.base.Fields;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A bundle of permissions under a name; view and, with the version ignored, command.
 *
 * @param code lower case with hyphens; fixed once it exists
 */
public record Role(String code, String nameZh, String nameEn, Set<Permission> permissions, long version) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public Role {
        if (code == null || !CODE.matcher(code).matches()) {
            throw Problem.invalid("role-code-unfit", "role", code);
        }
        nameZh = name("nameZh", nameZh, code);
        nameEn = name("nameEn", nameEn, code);
        permissions = Permissions.sorted(permissions == null ? Set.of() : permissions);
    }

    private static String name(String field, String name, String code) {
        String given = Fields.optional(field, name, 100);
        return given == null ? code : given;
    }

    Role at(long version) {
        return new Role(code, nameZh, nameEn, permissions, version);
    }
}
