package io.serialhub.it;

import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints the end of the server's console beside the first failures, where one looks for the cause. */
public class ConsoleOnFailure implements TestExecutionListener {
    private static final int LINES = 60;

    private int failures;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != Status.FAILED || ++failures > 3) {
            return;
        }
        var lines = HubServer.console().lines().collect(Collectors.toList());
        System.out.println("--- console of the server, after " + test.getDisplayName() + " failed ---");
        lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(System.out::println);
        System.out.println("--- end of the console ---");
    }
}
