package io.serialhub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTest {
    @Test
    void takesWhatOpensWithoutAPassphrase() {
        for (String key : new String[] {openssh("none"), pem("RSA PRIVATE KEY", "AAAA"), pem("PRIVATE KEY", "AAAA")}) {
            assertThat(new ConnectionSecret(null, key, null).privateKey()).isEqualTo(key.strip() + "\n");
        }
    }

    @Test
    void refusesAPassphraseWhenTheKeyIsSavedAndNotAtTheFirstSignIn() {
        refuses(openssh("aes256-ctr"), "private-key-locked");
        refuses(pem("ENCRYPTED PRIVATE KEY", "AAAA"), "private-key-locked");
        refuses(
                pem("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA"),
                "private-key-locked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 walk",
                "PuTTY-User-Key-File-3: ssh-ed25519",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
            })
    void refusesWhatIsNoWholePrivateKey(String text) {
        refuses(text, "private-key-unreadable");
    }

    /** One variable of the server that is wrong must not keep the other connections from being read. */
    @Test
    void whatAVariableHoldsIsNothingToSignInWithWhenItIsUnfit() {
        assertThat(ConnectionSecret.of(openssh("aes256-ctr"))).isNull();
        assertThat(ConnectionSecret.of("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
                .isNull();
        assertThat(ConnectionSecret.of("x".repeat(201))).isNull();
        assertThat(ConnectionSecret.of(openssh("none")).privateKey()).startsWith("-----BEGIN OPENSSH");
        assertThat(ConnectionSecret.of("open sesame").password()).isEqualTo("open sesame");
    }

    private static void refuses(String key, String code) {
        assertThatThrownBy(() -> new ConnectionSecret(null, key, null)).hasMessageContaining(code);
    }

    private static String openssh(String cipher) {
        byte[] body = ("openssh-key-v1\0\0\0\0" + (char) cipher.length() + cipher + "\0\0\0\4none")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return pem("OPENSSH PRIVATE KEY", Base64.getMimeEncoder().encodeToString(body));
    }

    private static String pem(String kind, String body) {
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
