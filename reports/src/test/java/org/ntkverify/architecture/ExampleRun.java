package org.ntkverify.architecture;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles examples, all of them by one call because a call takes seconds, and runs them. */
final class ExampleRun {

    private final List<PackageExample> examples;
    private final Path classes;

    /**
     * Creates a run.
     *
     * @param examples to run
     * @param classes an empty folder for the compiled classes
     */
    ExampleRun(List<PackageExample> examples, Path classes) {
        this.examples = List.copyOf(examples);
        this.classes = classes;
    }

    /** Returns one line for each defect: what the compiler says, and if it says nothing, facts that do not hold. */
    List<String> defects() throws IOException {
        List<String> defects = compile();
        return defects.isEmpty() ? run() : defects;
    }

    private List<String> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:none");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            options,
                            null,
                            examples.stream().map(Program::new).toList())
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .map(ExampleRun::text)
                .toList();
    }

    private static String text(Diagnostic<? extends JavaFileObject> found) {
        String place = found.getSource() instanceof Program program ? program.example.packageName() : "compiler";
        return "%s: line %s: %s".formatted(place, found.getLineNumber(), found.getMessage(Locale.ROOT));
    }

    private List<String> run() throws IOException {
        List<String> defects = new ArrayList<>();
        URL[] folder = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(folder, ExampleRun.class.getClassLoader())) {
            for (PackageExample example : examples) {
                try {
                    Object holds = loader.loadClass(example.className())
                            .getMethod("holds")
                            .invoke(null);
                    if (!Boolean.TRUE.equals(holds)) {
                        defects.add("%s: its fact does not hold".formatted(example.packageName()));
                    }
                } catch (InvocationTargetException e) {
                    defects.add("%s: %s".formatted(example.packageName(), e.getCause()));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return defects;
    }

    /** A source that lives in memory only. */
    private static final class Program extends SimpleJavaFileObject {

        private final PackageExample example;

        Program(PackageExample example) {
            super(URI.create("memory:///" + example.className() + ".java"), Kind.SOURCE);
            this.example = example;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return example.program();
        }
    }
}
