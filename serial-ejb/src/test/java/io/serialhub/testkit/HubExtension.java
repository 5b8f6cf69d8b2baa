package io.serialhub.testkit;

import io.serialhub.base.Actor;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** One hub for each test class; see {@link OnDerby}. */
class HubExtension implements TestInstancePostProcessor, BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(HubExtension.class);

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws IllegalAccessException {
        Class<?> type = context.getRequiredTestClass();
        Hub hub = context.getStore(SPACE).getOrComputeIfAbsent(type, t -> start(type), Hub.class);
        for (Class<?> c = test.getClass(); c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(test, field.getType() == Hub.class ? hub : hub.get(field.getType()));
                }
            }
        }
    }

    private static Hub start(Class<?> type) {
        return Hub.start(
                type.isAnnotationPresent(OnPostgres.class) ? Databases.freshPostgres() : Databases.freshDerby());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Actor.system("test", Hub.SITE).enter();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Actor.leave();
    }
}
