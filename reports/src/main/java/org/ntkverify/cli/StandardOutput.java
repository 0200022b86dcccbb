package org.ntkverify.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;
import org.ntkverify.numeric.engine.FileReason;

/**
 * Standard output that keeps in mind whether it could be written: a writer for text swallows that, and a program that says that all is well while its answer is
 * lost, on a full disk for one, says something wrong.
 */
final class StandardOutput extends OutputStream {

    /** What {@code ntkv list | head -1} leads to, which is as it should be. */
    private static final String READER_IS_GONE = "Broken pipe";

    private final OutputStream stream;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** Writes to the stream, or says why it cannot be. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    @Override
    public void write(int octet) throws IOException {
        noting(() -> stream.write(octet));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        noting(() -> stream.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        noting(stream::flush);
    }

    private void noting(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            if (failure.isEmpty()) {
                failure = Optional.of(e);
            }
            throw e;
        }
    }

    /** Returns the exit code of a command that ended with {@code code}; if its output was lost, tells the user on {@code error}. */
    int exitCode(int code, PrintWriter error) {
        Optional<String> reason = failure.map(FileReason::of).filter(text -> !READER_IS_GONE.equals(text));
        if (reason.isEmpty()) {
            return code;
        }
        error.printf("ntkv: standard output must be writable but is not (%s)%nMaybe the disk is full.%n", reason.get());
        error.flush();
        return code == ExitCodes.OK ? ExitCodes.INTERNAL_ERROR : code;
    }
}
