package io.serialhub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serialhub.base.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"correct plank tulip 9", "drei Kähne im Nebel", "电池批次在黄线区等检验员来看", "kq7vm2xw9rt4hb8ndz3c"})
    void takesWhatIsLongAndOnesOwn(String password) {
        assertThatCode(() -> PasswordRules.check("chen.yu", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', password-too-short",
        "elevenchars, password-too-short",
        "my name is Chen.Yu!, password-has-login",
        "Password1234, password-known",
        "P@ssw0rd-1234, password-known",
        "ababababababab, password-known",
        "123456789012, password-known",
        "abcdefghijkl, password-known",
        "098765432109, password-known",
    })
    void refusesWhatIsGuessedFirst(String password, String code) {
        assertThatThrownBy(() -> PasswordRules.check("chen.yu", password))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void countsCharactersAndNotBytes() {
        assertThatCode(() -> PasswordRules.check("x", "钥匙串在门后第三个钩上吧")).doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRules.check("x", "long ".repeat(26)))
                .hasMessageContaining("password-too-long");
    }

    @Test
    void restsLongerWithEveryFailureAndNeverOverAQuarterOfAnHour() {
        assertThat(LockOut.after(4)).isZero();
        assertThat(LockOut.after(5)).isEqualTo(Duration.ofMinutes(1));
        assertThat(LockOut.after(6)).isEqualTo(Duration.ofMinutes(2));
        assertThat(LockOut.after(8)).isEqualTo(Duration.ofMinutes(8));
        assertThat(LockOut.after(9)).isEqualTo(Duration.ofMinutes(15));
        assertThat(LockOut.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void keepsTheParametersWithTheHash() {
        var hash = new PasswordHash(1_000, new byte[16], new byte[32]);
        assertThat(hash.text()).startsWith("pbkdf2-sha256$1000$AAAA");
        assertThat(PasswordHash.parse(hash.text()).iterations()).isEqualTo(1_000);
        assertThat(new Passwords().isOutdated(hash)).isTrue();
        assertThat(new Passwords().isOutdated(PasswordHash.ofNobody(600_000))).isFalse();
    }

    @Test
    void sameCharactersFromAnotherKeyboardAreTheSamePassword() {
        PasswordHash hash = PasswordHash.of("caf\u00e9 full width １２", 1_000);
        assertThat(hash.matches("cafe\u0301 full width 12")).isTrue();
        assertThat(PasswordHash.parse(hash.text()).matches("cafe full width 12"))
                .isFalse();
    }
}
