package io.serialhub.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path data;

    private String keyBefore;

    @BeforeEach
    void ownFolder() {
        keyBefore = System.clearProperty("serial.key");
        System.setProperty("serial.data", data.toString());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("serial.data");
        if (keyBefore != null) {
            System.setProperty("serial.key", keyBefore);
        }
    }

    @Test
    void opensWhatAnotherStartLockedWithTheSameKeyFile() throws Exception {
        String locked = new Vault().lock("whsec_x", "subscription:crm");
        assertThat(locked).doesNotContain("whsec");
        assertThat(new Vault().open(locked, "subscription:crm")).isEqualTo("whsec_x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("hub.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void neverWritesTheSameTwice() {
        var vault = new Vault();
        assertThat(vault.lock("x", "a")).isNotEqualTo(vault.lock("x", "a"));
    }

    @Test
    void doesNotOpenASecretInAnotherPlaceNorAChangedOne() {
        var vault = new Vault();
        String locked = vault.lock("x", "a");
        assertThatIllegalStateException().isThrownBy(() -> vault.open(locked, "b"));
        char last = locked.charAt(10) == 'A' ? 'B' : 'A';
        String changed = locked.substring(0, 10) + last + locked.substring(11);
        assertThatIllegalStateException().isThrownBy(() -> vault.open(changed, "a"));
    }
}
