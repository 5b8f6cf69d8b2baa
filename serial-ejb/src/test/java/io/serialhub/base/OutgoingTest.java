package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {
    private final Outgoing strict = new Outgoing(List.of());
    private final Outgoing open = new Outgoing(List.of("127.0.0.0/8", "ERP.intern", "fd00::1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://2130706433/x",
                "https://localhost:8443/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.100.100.200/latest/meta-data",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://[64:ff9b::a00:1]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/"
            })
    void refusesAddressesOfThisMachineAndOfInnerNetworks(String url) {
        refused("url-address-refused", () -> strict.check(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://8.8.8.8/",
                "file:///etc/passwd",
                "https:///x",
                "https://127.1/x",
                "https://user@8.8.8.8/",
                "https://8.8.8.8/#x",
                "not a url",
                ""
            })
    void refusesWhatIsNotAnAddressOfTheWeb(String url) {
        refused("url-invalid", () -> strict.check(url));
    }

    @Test
    void asksForEncryptionUnlessTheHostOrItsNetworkIsAllowed() {
        refused("url-not-https", () -> strict.check("http://8.8.8.8/hook"));
        assertThat(strict.check("https://8.8.8.8/hook").getHost()).isEqualTo("8.8.8.8");
        assertThat(open.check("http://127.0.0.1:9000/hook").getPort()).isEqualTo(9000);
        assertThat(open.check("http://erp.INTERN/hook").getHost()).isEqualTo("erp.INTERN");
    }

    @Test
    void connectsOnlyToAddressesThatItChecked() throws Exception {
        refused("url-address-refused", () -> strict.resolve("localhost"));
        assertThat(open.resolve("127.0.0.1")).hasSize(1);
        assertThat(open.resolve("[fd00::1]")).hasSize(1);
        refused("url-address-refused", () -> open.resolve("[fd00::2]"));
        refused("url-address-refused", () -> open.resolve("10.0.0.1"));
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
