package io.serialhub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serialhub.base.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The product says no, and with which code. */
public final class Refusal {
    private Refusal() {}

    public static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
