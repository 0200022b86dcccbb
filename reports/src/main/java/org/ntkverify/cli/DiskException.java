package org.ntkverify.cli;

import java.io.IOException;
import org.ntkverify.numeric.engine.FileReason;

/** A disk did not take results that were there: neither a mistake of the user nor a defect of this tool. The message says which file, and why. */
final class DiskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DiskException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * Returns the exception.
     *
     * @param option by which the user named the file
     * @param file the file or folder, as the user is told
     * @param cause what the system says
     */
    static DiskException of(String option, Object file, IOException cause) {
        return new DiskException(
                "%s must be writable but writing '%s' failed (%s)%nMaybe the disk is full."
                        .formatted(option, file, FileReason.of(cause)),
                cause);
    }
}
