package io.serialhub.base;

import java.lang.reflect.Method;

/** What the keeper of every door says to a call, without making it. */
public final class AtTheDoor {
    private AtTheDoor() {}

    public static boolean letsIn(Actor actor, Method method) {
        return actor.call(() -> {
            try {
                DoorKeeper.admit(method);
                return true;
            } catch (Problem refused) {
                return false;
            }
        });
    }
}
