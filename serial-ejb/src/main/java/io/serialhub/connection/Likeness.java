package io.serialhub.connection;

import io.serialhub.imports.ImportRun;

/**
 * What a connection has to say to take files like one that was handed in.
 *
 * @param name    the file's, without its ending
 * @param files   the names of files like it
 * @param profile that it was read by, or null
 */
public record Likeness(String name, FileRules files, String profile) {
    public static Likeness of(ImportRun run) {
        return new Likeness(
                run.fileName().replaceFirst("\\.[A-Za-z]{1,5}$", ""),
                new FileRules(FileRules.namesLike(run.fileName()), null, null, null),
                run.profiles().isEmpty() ? null : run.profiles().get(0));
    }
}
