package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Around every call of the interface: nobody acts before it or after it, and nothing in between is kept by a cache. */
@WebFilter(filterName = "api", urlPatterns = "/api/*", asyncSupported = true)
public class ApiThread implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse http) {
            http.setHeader("Cache-Control", "no-store");
            http.setHeader("X-Content-Type-Options", "nosniff");
        }
        Actor.leave();
        try {
            chain.doFilter(request, response);
        } finally {
            Actor.leave();
        }
    }
}
