package io.serialhub.bench;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** The HTTP client alone, in the same server: messages of one size with the headers of webhooks, over so many connections. */
@Path("post")
@RequestScoped
@Produces("application/json")
public class BarePost {
    static final int CONNECTIONS = 16;

    private static final byte[] SECRET = new byte[24];

    /** That a message is ours. */
    record Proof(String seconds, String signature) {
        static Proof of(String id, byte[] body) throws GeneralSecurityException {
            String seconds = Long.toString(System.currentTimeMillis() / 1000);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return new Proof(seconds, "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        }
    }

    /**
     * @param signed whether each is signed, or all carry the signature of the first
     * @return messages a second
     */
    @POST
    public String post(
            @QueryParam("url") String url,
            @QueryParam("messages") int messages,
            @QueryParam("size") int size,
            @QueryParam("signed") boolean signed)
            throws Exception {
        byte[] body = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try (var client = HttpClients.custom().setConnectionManager(manager).build()) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(() -> {
                    Proof first = Proof.of("msg_0", body);
                    for (int n = 0; n < messages / CONNECTIONS; n++) {
                        String id = "msg_" + n;
                        client.execute(request(url, id, signed ? Proof.of(id, body) : first, body), answer -> null);
                    }
                    return null;
                });
            }
            long start = System.nanoTime();
            for (Future<Void> end : threads.invokeAll(work)) {
                end.get();
            }
            return Double.toString(messages / CONNECTIONS * CONNECTIONS / ((System.nanoTime() - start) / 1e9));
        } finally {
            threads.shutdown();
        }
    }

    private static HttpPost request(String url, String id, Proof proof, byte[] body) {
        var post = new HttpPost(url);
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", proof.seconds());
        post.setHeader("webhook-signature", proof.signature());
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }
}
