package io.serialhub.server;

import java.io.PrintStream;

/**
 * Hands the one-time password of a new installation to the console and to nothing else. The application leaves it in
 * system properties of this process; they are gone once it is printed.
 */
final class FirstSignIn {
    private static final String LOGIN = "serial.first.login";
    private static final String PASSWORD = "serial.first.password";
    private static final String REPLACED = "serial.first.replaced";

    private FirstSignIn() {}

    static void printTo(PrintStream console) {
        var login = System.clearProperty(LOGIN);
        var password = System.clearProperty(PASSWORD);
        var replaced = System.clearProperty(REPLACED);
        if (password != null) {
            console.println("First sign-in: " + login + " / " + password + " (shown this once, to be changed at once)");
            if (replaced != null) {
                console.println("The password that an earlier start or another node printed is no longer good.");
            }
        }
    }
}
