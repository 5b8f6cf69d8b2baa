package io.serialhub.base;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** What the keeper of every door says to a call, without making it. */
public final class AtTheDoor {
    private AtTheDoor() {}

    public static boolean letsIn(Actor actor, Method method) {
        var call = (InvocationContext) Proxy.newProxyInstance(
                AtTheDoor.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, args) -> asked.getName().equals("getMethod") ? method : null);
        return actor.call(() -> {
            try {
                new DoorKeeper().check(call);
                return true;
            } catch (Problem refused) {
                return false;
            }
        });
    }
}
