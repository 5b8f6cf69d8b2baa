package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets that must be readable again: AES-256-GCM with a random nonce each, bound to the place they belong to.
 * The key is {@code SERIAL_KEY} (32 bytes, Base64), else the file {@code hub.key} in the data folder, made at first use
 * for its owner's eyes only. Whoever loses the key enters the secrets again; nothing else hangs on it.
 */
@ApplicationScoped
public class Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "v1:";

    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec key;

    /**
     * @param place what the text is the secret of, such as {@code subscription:crm}; it opens nowhere else
     */
    public String lock(String text, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return VERSION + Base64.getEncoder().encodeToString(both);
    }

    public String open(String locked, String place) {
        byte[] both = Base64.getDecoder().decode(locked.substring(VERSION.length()));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, place, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of this installation does not fit the secret of " + place, e);
        }
    }

    private synchronized SecretKeySpec key() {
        if (key == null) {
            String text = Settings.find("serial.key")
                    .orElseGet(() -> fileKey(Settings.data().resolve("hub.key")));
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("SERIAL_KEY or hub.key must be 32 bytes in Base64");
            }
            key = new SecretKeySpec(bytes, "AES");
        }
        return key;
    }

    private String fileKey(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read or made", e);
        }
    }

    private void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(bytes)));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
    }
}
