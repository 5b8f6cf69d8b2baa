package io.serialhub.base;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Deny by default: lets a call through only where the method names a permission that the actor has. */
@Door
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class DoorKeeper {
    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Needs needs = call.getMethod().getAnnotation(Needs.class);
        if (needs != null) {
            requireOne(needs.value());
        } else if (call.getMethod().getAnnotation(Open.class) == null
                && call.getMethod().getDeclaringClass() != Object.class) {
            throw Problem.forbidden(
                    "no-right", "permission", "none", "who", Actor.current().name());
        }
        return call.proceed();
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
