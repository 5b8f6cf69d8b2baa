package io.serialhub.base;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/**
 * Deny by default: lets a call through only where the method names a permission that the actor has. What a call reads
 * outside of a transaction, it reads on one connection.
 */
@Door
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class DoorKeeper {
    @Inject
    Database database;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        admit(call.getMethod());
        return database.reading(call::proceed);
    }

    static void admit(Method method) {
        Needs needs = method.getAnnotation(Needs.class);
        if (needs != null) {
            requireOne(needs.value());
        } else if (method.getAnnotation(Open.class) == null && method.getDeclaringClass() != Object.class) {
            throw Problem.forbidden(
                    "no-right", "permission", "none", "who", Actor.current().name());
        }
    }

    private static void requireOne(Permission... anyOf) {
        Actor actor = Actor.current();
        for (Permission permission : anyOf) {
            if (actor.may(permission)) {
                return;
            }
        }
        actor.require(anyOf[0]);
    }
}
