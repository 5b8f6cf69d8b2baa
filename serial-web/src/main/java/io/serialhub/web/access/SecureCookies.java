package io.serialhub.web.access;

import io.serialhub.base.Settings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Behind a proxy that ends TLS the container sees plain HTTP, and must be told to mark its cookies all the same. */
@WebListener
public class SecureCookies implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (Boolean.parseBoolean(Settings.get("serial.web.https", "false"))) {
            event.getServletContext().getSessionCookieConfig().setSecure(true);
        }
    }
}
