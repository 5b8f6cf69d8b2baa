package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client for addresses that users name: checked addresses only, no redirects, no cookies, no repeating on its
 * own, short patience and short answers. One for all receivers; its connections are kept.
 */
@ApplicationScoped
public class GuardedHttp {
    private static final int MOST_ANSWER_BYTES = 16_384;
    private static final int MOST_CONNECTIONS = 128;
    private static final int MOST_TO_ONE_HOST = 32;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /**
     * A kept connection that was idle for longer is looked at before it is used, which takes a millisecond and an exception;
     * one that the other side closed sooner is found out by whoever posts, who takes another.
     */
    private static final TimeValue IDLE = TimeValue.ofSeconds(1);

    private Patience patience;
    private PoolingHttpClientConnectionManager connections;
    private CloseableHttpClient client;

    protected GuardedHttp() {}

    @Inject
    public GuardedHttp(Outgoing outgoing) {
        this(outgoing, Duration.ofSeconds(20));
    }

    GuardedHttp(Outgoing outgoing, Duration longest) {
        patience = new Patience(longest);
        connections = connections(outgoing, Timeout.of(longest));
        client = opened(connections, patience);
    }

    CloseableHttpClient client() {
        return client;
    }

    /** Kept connections may have been closed by the other side; the next message gets a new one. */
    void forgetIdle() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    private static PoolingHttpClientConnectionManager connections(Outgoing outgoing, Timeout silence) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses(outgoing))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_TO_ONE_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(silence)
                        .setValidateAfterInactivity(IDLE)
                        .build())
                .build();
    }

    private static CloseableHttpClient opened(PoolingHttpClientConnectionManager connections, Patience patience) {
        Timeout silence = Timeout.of(patience.limit());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(silence)
                        .setResponseTimeout(silence)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Serial-Hub")
                .addExecInterceptorFirst("whole-answer", new WholeAnswer(patience, MOST_ANSWER_BYTES))
                .build();
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.GRACEFUL);
        patience.close();
    }
}
