package org.ntkverify.numeric.engine.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** Exceptions on their way from one process of a run to another: the same class and message come out, so that what is made of them is the same. */
final class SentThrowable implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] written;

    private SentThrowable(byte[] written) {
        this.written = written;
    }

    /** Stands for an exception that holds what cannot be sent; reads as that one did. */
    private static final class Described extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String text;

        Described(Throwable original) {
            super(original.getMessage());
            this.text = original.toString();
            setStackTrace(original.getStackTrace());
        }

        // The message is that of the original too; only the class has to be told.
        @SuppressWarnings("OverrideThrowableToString")
        @Override
        public String toString() {
            return text;
        }
    }

    static SentThrowable of(Throwable thrown) {
        try {
            return new SentThrowable(bytes(thrown));
        } catch (IOException e) {
            try {
                return new SentThrowable(bytes(new Described(thrown)));
            } catch (IOException impossible) {
                throw new IllegalStateException("a text must be writable to memory but was not", impossible);
            }
        }
    }

    private static byte[] bytes(Throwable thrown) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(thrown);
        }
        return bytes.toByteArray();
    }

    /** Returns what was sent; trusts it as much as anything else that the other process answers. */
    Throwable received() {
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(written))) {
            return (Throwable) input.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("an exception of a worker must be readable but is not", e);
        }
    }
}
