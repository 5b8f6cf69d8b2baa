package io.serialhub.routes;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Takes a partner's answer in before anybody looks at it: whole, or as much of it as is allowed, and within one time
 * limit from the first byte sent to the last received, however slowly it drips. An answer that breaks off is no answer.
 */
final class WholeAnswer implements ExecChainHandler {
    private final Patience patience;
    private final int mostBytes;

    WholeAnswer(Patience patience, int mostBytes) {
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Patience.Wait wait = patience.on(scope.execRuntime::discardEndpoint);
        try {
            return whole(chain.proceed(request, scope), scope.execRuntime);
        } catch (IOException e) {
            throw wait.isOver()
                    ? new SocketTimeoutException(
                            "no whole answer in " + patience.limit().toSeconds() + " s")
                    : e;
        } finally {
            patience.ends(wait);
        }
    }

    private ClassicHttpResponse whole(ClassicHttpResponse response, ExecRuntime connection) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return response;
        }
        InputStream content = entity.getContent();
        byte[] kept = content.readNBytes(mostBytes);
        boolean longer = content.read() >= 0;
        if (longer) {
            connection.discardEndpoint(); // closing the content would read it to its end
        } else {
            content.close();
        }
        response.removeHeaders("Content-Encoding"); // nothing is unpacked
        response.setEntity(new ByteArrayEntity(kept, ContentType.parseLenient(entity.getContentType())));
        return response;
    }
}
