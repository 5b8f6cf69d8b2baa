package io.serialhub.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The texts that a workbook's cells point to, as UTF-8 one after the other: few of them in memory, many on this node's
 * disk, with eight bytes in memory for each. Read by one thread at a time.
 */
final class SharedStrings implements AutoCloseable {
    /** Beyond so many bytes they go to disk. */
    private static final int IN_MEMORY = 24 << 20;

    private final int most;
    private byte[] bytes = new byte[1 << 12];
    private long[] ends = new long[1 << 8];
    private int count;
    private int held;
    private FileChannel file;

    SharedStrings() {
        this(IN_MEMORY);
    }

    /** @param most bytes that are held in memory */
    SharedStrings(int most) {
        this.most = most;
    }

    int size() {
        return count;
    }

    void add(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        if (held + more.length > most) {
            spill();
        }
        if (held + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, held + more.length));
        }
        System.arraycopy(more, 0, bytes, held, more.length);
        held += more.length;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[count] = begin(count) + more.length;
        count++;
    }

    private long begin(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** @throws IndexOutOfBoundsException for one that there is not */
    String get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        long begin = begin(index);
        int length = (int) (ends[index] - begin);
        long onDisk = begin(count) - held;
        return begin >= onDisk
                ? new String(bytes, (int) (begin - onDisk), length, StandardCharsets.UTF_8)
                : new String(read(begin, length), StandardCharsets.UTF_8);
    }

    private byte[] read(long begin, int length) {
        ByteBuffer read = ByteBuffer.allocate(length);
        try {
            for (int n = 0; n >= 0 && read.hasRemaining(); ) {
                n = file.read(read, begin + read.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.array();
    }

    /** What memory holds goes behind what the disk holds already. */
    private void spill() {
        try {
            if (file == null) {
                Path place = Files.createTempFile(ScratchFolder.make(), "strings", ".tmp");
                file = FileChannel.open(
                        place, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            }
            ByteBuffer written = ByteBuffer.wrap(bytes, 0, held);
            while (written.hasRemaining()) {
                file.write(written);
            }
            held = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
