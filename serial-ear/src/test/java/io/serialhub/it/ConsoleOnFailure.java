package io.serialhub.it;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints what went wrong in the server, and the end of its console, beside the first failures, where one looks for the cause. */
public class ConsoleOnFailure implements TestExecutionListener {
    private static final int LINES = 60;
    private static final int TROUBLES = 3;
    private static final int TROUBLE_LINES = 25;

    private int failures;
    private int seen;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != Status.FAILED || ++failures > 3) {
            return;
        }
        List<String> lines = HubServer.console().lines().toList();
        System.out.println("--- console of the server, after " + test.getDisplayName() + " failed ---");
        troubles(lines.subList(Math.min(seen, lines.size()), lines.size()));
        lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(System.out::println);
        System.out.println("--- end of the console ---");
        seen = lines.size();
    }

    /** The last that are worth a stack trace. */
    private static void troubles(List<String> lines) {
        int[] begins = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(" SEVERE "))
                .toArray();
        for (int i = Math.max(0, begins.length - TROUBLES); i < begins.length; i++) {
            lines.subList(begins[i], Math.min(lines.size(), begins[i] + TROUBLE_LINES))
                    .forEach(System.out::println);
            System.out.println("…");
        }
    }
}
