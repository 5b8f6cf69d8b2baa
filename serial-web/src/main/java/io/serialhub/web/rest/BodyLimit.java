package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads no more than a document or a file of ours can have. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimit implements ContainerRequestFilter {
    /** 30,000 items with their details. */
    static final long MAX_DOCUMENT_BYTES = 16L << 20;

    static final long MAX_FILE_BYTES = 64L << 20;

    /** Read line by line and never held. */
    static final long MAX_STREAM_BYTES = 4L << 30;

    @Override
    public void filter(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        boolean json = type == null
                || type.getSubtype().equals("json")
                || type.getSubtype().endsWith("+json");
        boolean lines = type != null && type.getSubtype().equals("x-ndjson");
        long max = json ? MAX_DOCUMENT_BYTES : lines ? MAX_STREAM_BYTES : MAX_FILE_BYTES;
        if (request.getLength() > max) {
            throw tooLarge(max);
        }
        request.setEntityStream(new Limited(request.getEntityStream(), max));
    }

    private static Problem tooLarge(long max) {
        return Problem.of(Problem.Kind.TOO_LARGE, "body-too-large", "max", max);
    }

    private static final class Limited extends FilterInputStream {
        private final long max;
        private long read;

        Limited(InputStream in, long max) {
            super(in);
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            read += n;
            if (read > max) {
                throw tooLarge(max);
            }
        }
    }
}
