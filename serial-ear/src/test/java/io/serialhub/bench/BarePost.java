package io.serialhub.bench;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The HTTP client alone, in the same server: messages of one size, signed as webhooks are, over so many connections. */
@Path("post")
@RequestScoped
@Produces("application/json")
public class BarePost {
    private static final byte[] SECRET = new byte[24];

    /** @return messages a second */
    @POST
    public String post(
            @QueryParam("url") String url,
            @QueryParam("messages") int messages,
            @QueryParam("size") int size,
            @QueryParam("connections") int connections)
            throws Exception {
        byte[] body = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .build();
        var threads = Executors.newFixedThreadPool(connections);
        try (var client = HttpClients.custom().setConnectionManager(manager).build()) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < connections; i++) {
                work.add(() -> {
                    for (int n = 0; n < messages / connections; n++) {
                        client.execute(signed(url, "msg_" + n, body), answer -> null);
                    }
                    return null;
                });
            }
            long start = System.nanoTime();
            for (Future<Void> end : threads.invokeAll(work)) {
                end.get();
            }
            return Double.toString(messages / connections * connections / ((System.nanoTime() - start) / 1e9));
        } finally {
            threads.shutdown();
        }
    }

    private static HttpPost signed(String url, String id, byte[] body) throws IOException, GeneralSecurityException {
        String seconds = Long.toString(System.currentTimeMillis() / 1000);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        var post = new HttpPost(url);
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", seconds);
        post.setHeader("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }
}
