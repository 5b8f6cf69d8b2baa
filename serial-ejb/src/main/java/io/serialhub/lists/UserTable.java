package io.serialhub.lists;

import io.serialhub.access.User;
import io.serialhub.access.Users;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Accounts as a file: who may do what. */
@ApplicationScoped
class UserTable extends ListTable<User> {
    @Inject
    Users users;

    UserTable() {
        super(
                "users",
                Permission.ACCESS_WRITE,
                List.of(
                        column("用户名", "User name", User::login),
                        column("姓名", "Name", User::name),
                        column("类型", "Kind", User::kind),
                        column("角色", "Roles", u -> String.join(" ", u.roles())),
                        column("站点", "Site", User::site),
                        column("可登录", "Open", User::active),
                        column("上次登录（UTC）", "Last sign-in (UTC)", User::lastSignIn)));
    }

    @Override
    Page<User> page(Map<String, String> filter, String after, int size) {
        return users.list(filter.get("q"), after, size);
    }
}
