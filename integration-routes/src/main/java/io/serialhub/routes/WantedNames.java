package io.serialhub.routes;

import io.serialhub.connection.FileRules;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Which files of a folder are taken: those whose names fit. A name is what a stranger's server says it is, so one that
 * could lead out of the folder is no name.
 */
final class WantedNames implements GenericFileFilter<Object> {
    private final Pattern names;

    WantedNames(FileRules files) {
        names = Pattern.compile(files.namesPattern());
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        return !file.isDirectory() && takes(file.getFileNameOnly()) && takes(file.getFileName());
    }

    boolean takes(String name) {
        return name != null
                && names.matcher(name).matches()
                && !name.startsWith(".")
                && !name.startsWith("~")
                && !name.contains("/")
                && !name.contains("\\")
                && !name.contains("..")
                && name.chars().noneMatch(Character::isISOControl)
                && name.length() <= 200;
    }
}
