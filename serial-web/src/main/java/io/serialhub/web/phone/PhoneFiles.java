package io.serialhub.web.phone;

import io.serialhub.base.Json;
import io.serialhub.web.text.Messages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pages of the phone: files that are the same for everybody, so that a phone may keep them. Their version is a digest
 * of all of them; it stands in the worker, and a phone takes a new set as soon as one byte of it differs.
 */
@WebServlet(urlPatterns = "/phone/*", loadOnStartup = 3)
public class PhoneFiles extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/phone/";
    private static final String PAGE = "index.html";
    private static final String WORDS = "words.json";

    /** What the phone shares with the other pages, by the address that they use. */
    private static final List<String> SHARED = List.of("tokens.css", "hub.css", "theme.js", "sound.js", "mark.svg");

    private static final List<String> ICONS = List.of("primeicons/primeicons.css", "primeicons/primeicons.woff2");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "svg", "image/svg+xml",
            "png", "image/png");

    /** Nothing but what comes from here; no script or style inside the page. */
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private transient Map<String, byte[]> files;
    private transient String version;

    @Override
    public void init() throws ServletException {
        var found = new TreeMap<String, byte[]>();
        ServletContext context = getServletContext();
        for (String path : context.getResourcePaths(FOLDER)) {
            found.put(path.substring(FOLDER.length()), read(context, path));
        }
        found.put(WORDS, words());
        MessageDigest digest = sha256();
        found.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        SHARED.forEach(name -> digest.update(read(context, "/resources/hub/" + name)));
        version = HexFormat.of().formatHex(digest.digest(), 0, 6);
        List<String> kept = Stream.concat(found.keySet().stream().map(FOLDER::concat), shared())
                .toList();
        for (String name : List.of(PAGE, "worker.js")) {
            found.put(name, stamped(found.get(name), kept));
        }
        files = found;
    }

    private Stream<String> shared() {
        return Stream.concat(
                SHARED.stream().map(name -> "/jakarta.faces.resource/" + name + ".xhtml?ln=hub&v=" + version),
                ICONS.stream().map(name -> "/jakarta.faces.resource/" + name + ".xhtml?ln=primefaces&v=" + version));
    }

    private byte[] stamped(byte[] content, List<String> kept) {
        return new String(content, StandardCharsets.UTF_8)
                .replace("@version@", version)
                .replace("'@files@'", Json.write(kept))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Both languages, so that somebody may change between them without a network. */
    private static byte[] words() {
        var words = new TreeMap<String, Map<String, String>>();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            words.put(locale.getLanguage(), Messages.beginning(locale, "phone."));
        }
        return Json.write(words).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(ServletContext context, String path) {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            response.sendRedirect(FOLDER);
            return;
        }
        String name = path.length() == 1 ? PAGE : path.substring(1);
        byte[] content = files.get(name);
        if (content == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // asked for each time and mostly answered without a body; no page may be older than the worker beside it
        String tag = '"' + version + '"';
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("Content-Security-Policy", POLICY);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
