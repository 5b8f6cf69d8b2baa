package io.serialhub.server;

import java.io.PrintStream;

/**
 * Hands the one-time password of a new installation to the console and to nothing else. The application leaves it in
 * two system properties of this process; they are gone once it is printed.
 */
final class FirstSignIn {
    private static final String LOGIN = "serial.first.login";
    private static final String PASSWORD = "serial.first.password";

    private FirstSignIn() {}

    static void printTo(PrintStream console) {
        var login = System.clearProperty(LOGIN);
        var password = System.clearProperty(PASSWORD);
        if (password != null) {
            console.println("First sign-in: " + login + " / " + password + " (shown this once, to be changed at once)");
        }
    }
}
