package io.serialhub.base;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Who is acting, through which channel and with which rights. Bound to the thread for the length of one call, job or
 * route; every door reads it from here.
 *
 * @param login       stable sign-in name, kept in events and audit rows
 * @param name        as people see it
 * @param permissions the union of the actor's roles, narrowed by the scopes of a token
 * @param channel     screen, rest, soap, file, route or job
 * @param site        the site the person works at; new units and events carry it
 */
public record Actor(
        String login, String name, Set<Permission> permissions, String channel, String site, Locale locale) {
    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

    /** Nobody: may do nothing. */
    public static final Actor NOBODY = new Actor("nobody", "nobody", Set.of(), "none", "", Locale.ENGLISH);

    public Actor {
        permissions = permissions.isEmpty() ? Set.of() : Set.copyOf(permissions);
    }

    /** The product itself at start-up and in its own housekeeping. */
    public static Actor system(String channel, String site) {
        return new Actor("system", "Serial Hub", EnumSet.allOf(Permission.class), channel, site, Locale.ENGLISH);
    }

    public static Actor current() {
        Actor actor = CURRENT.get();
        return actor == null ? NOBODY : actor;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public void require(Permission permission) {
        if (!may(permission)) {
            throw this == NOBODY
                    ? Problem.of(Problem.Kind.UNAUTHENTICATED, "sign-in-needed")
                    : Problem.forbidden("no-right", "permission", permission.code(), "who", name);
        }
    }

    public Actor on(String channel) {
        return new Actor(login, name, permissions, channel, site, locale);
    }

    /** Runs as this actor and restores whoever acted before. */
    public <T> T call(Callable<T> work) {
        Actor before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            restore(before);
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** For servlet filters, which cannot wrap the rest of the request in a lambda; always paired with {@link #leave}. */
    public void enter() {
        CURRENT.set(this);
    }

    public static void leave() {
        CURRENT.remove();
    }

    private static void restore(Actor before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
