package io.serialhub.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test class with all doors of serial-ejb on a fresh PostgreSQL database: {@code @Inject} fields are
 * filled, every door method runs in a real transaction, and the test acts as the system unless it says otherwise.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HubExtension.class)
public @interface OnPostgres {}
