package org.ntkverify.numeric.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file could not be read or written, in the words of the system and without the names of Java's classes. */
public final class FileReason {

    /** The message of the older classes: the path, then the reason. */
    private static final Pattern OLD_FORM = Pattern.compile("(?s).* \\(([^()]*)\\)");

    private FileReason() {}

    /** Returns the reason, without the name of the file. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file or folder is in its place";
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        if (failure instanceof FileNotFoundException) {
            Matcher named = OLD_FORM.matcher(String.valueOf(failure.getMessage()));
            return named.matches() ? named.group(1) : "there is no such file or folder";
        }
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }
}
