package io.serialhub.routes.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.serialhub.base.Problem;
import java.sql.SQLException;
import org.apache.cxf.interceptor.Fault;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXParseException;

class FailureTest {
    @Test
    void passesOnAProblemFromAnyDepth() {
        var failure = Failure.of(new Fault(new IllegalStateException(Problem.conflict("unit-on-hold", "unit", "U-1"))));
        assertThat(failure.kind()).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(failure.reason().code()).isEqualTo("unit-on-hold");
        assertThat(failure.reason().args()).containsEntry("unit", "U-1");
        assertThat(failure.isUnexpected()).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAMessageInOneSentence() {
        var failure = Failure.of(new Fault(new SAXParseException("cvc: not\n  so", null)));
        assertThat(failure.reason().code()).isEqualTo("xml-unfit");
        assertThat(failure.reason().args()).containsEntry("problem", "cvc: not so.");
    }

    @Test
    void saysWhenTheSameAgainMaySucceed() {
        var deadlock = Failure.of(new Fault(new IllegalStateException(new SQLException("deadlock", "40P01"))));
        assertThat(deadlock.reason().code()).isEqualTo("busy-try-again");
        assertThat(deadlock.retryAfterSeconds()).isEqualTo(1);
        assertThat(Failure.of(Problem.of(Problem.Kind.TOO_MANY, "too-many-tries", "seconds", 42))
                        .retryAfterSeconds())
                .isEqualTo(42);
    }

    @Test
    void tellsNothingButANumberOfWhatNobodyExpected() {
        var failure = Failure.of(new Fault(new IllegalStateException("password=hunter2")));
        assertThat(failure.isUnexpected()).isTrue();
        assertThat(failure.reason().code()).isEqualTo("unexpected");
        assertThat(failure.reason().args()).containsOnlyKeys("incident").containsValue(failure.incident());
        assertThat(failure.toString()).doesNotContain("hunter2");
    }
}
