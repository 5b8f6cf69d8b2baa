package io.serialhub.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Where this hub is, as the person's browser has found it: for a code that another device reads off the screen. */
@Named
@RequestScoped
public class Address {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    @Inject
    private HttpServletRequest request;

    @Inject
    private WebSettings settings;

    /** @param path of ours; alone where the browser has sent no address that could be one */
    public String of(String path) {
        String host = request.getHeader("Host");
        String scheme = settings.isHttps() ? "https" : request.getScheme();
        return host != null && HOST.matcher(host).matches() ? scheme + "://" + host + path : path;
    }
}
