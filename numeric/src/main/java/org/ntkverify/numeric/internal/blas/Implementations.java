package org.ntkverify.numeric.internal.blas;

import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.io.File;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The two implementations, created once, when one of them is first asked for.
 *
 * <p>The order matters: netlib tries the native library once, when any of its classes is first used, and remembers a
 * failure. So the library is always looked for before netlib is touched.
 */
final class Implementations {

    /** Despite its name this file is the whole library, LAPACK included. */
    private static final String LIBRARY = "libopenblas_nolapack.so.0";

    private static final String PURE_JAVA_NAME = "netlib in plain Java";

    /** Held here because a logger that nobody holds loses its level; netlib announces itself at INFO. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder"),
            Logger.getLogger("dev.ludovic.netlib.lapack.InstanceBuilder"));

    static final LinearAlgebra FASTEST = orJava(Implementations::openBlas);

    static final LinearAlgebra PURE_JAVA = pureJava(PURE_JAVA_NAME);

    private Implementations() {}

    /**
     * Returns what {@code loading} returns, or plain Java if it fails. Loading native code fails in many ways: no library for
     * this platform, no place to unpack, a missing dependency. Each is a {@link LinkageError} or an unchecked exception, and
     * each has the same cure; the reason becomes part of the name, so that a report shows it.
     */
    static LinearAlgebra orJava(Supplier<LinearAlgebra> loading) {
        try {
            return loading.get();
        } catch (LinkageError | RuntimeException failure) {
            return pureJava("%s (OpenBLAS did not load: %s)".formatted(PURE_JAVA_NAME, failure));
        }
    }

    private static LinearAlgebra pureJava(String name) {
        return new NetlibLinearAlgebra(name, JavaBLAS.getInstance(), JavaLAPACK.getInstance());
    }

    private static LinearAlgebra openBlas() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        String wrapper = Loader.load(openblas_nolapack.class);
        // The copy beside the loaded wrapper, and no other: blas_set_num_threads below acts on that one only.
        String library = new File(new File(wrapper).getParentFile(), LIBRARY).getPath();
        System.setProperty("dev.ludovic.netlib.blas.nativeLibPath", library);
        System.setProperty("dev.ludovic.netlib.lapack.nativeLibPath", library);
        NativeBLAS blas = NativeBLAS.getInstance();
        NativeLAPACK lapack = NativeLAPACK.getInstance();
        openblas_nolapack.blas_set_num_threads(1);
        return new NetlibLinearAlgebra(
                "%s, 1 thread".formatted(openblas_nolapack.OPENBLAS_VERSION.strip()), blas, lapack);
    }
}
