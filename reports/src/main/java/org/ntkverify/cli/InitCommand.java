package org.ntkverify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntkverify.numeric.engine.FileReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a claim file to begin with, and a CI workflow that runs it; never overwrites. */
@Command(
        name = "init",
        description = "Writes a commented claims.yaml and a CI workflow that runs it; never overwrites.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        footer = {"", "Then: ntkv verify claims.yaml"})
final class InitCommand implements Callable<Integer> {

    /** Whose workflow is written. */
    enum Service {
        GITHUB(".github/workflows/ntk-claims.yml", "github.yml"),
        GITLAB(".gitlab-ci.yml", "gitlab.yml"),
        NONE("", "");

        private final String target;
        private final String resource;

        Service(String target, String resource) {
            this.target = target;
            this.resource = resource;
        }
    }

    private static final String CLAIMS = "claims.yaml";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "An existing folder; the current one by default.")
    private Path folder = Path.of("");

    @Option(
            names = "--ci",
            paramLabel = "SERVICE",
            description = "Whose workflow is written: github (the default), gitlab or none.")
    private Service service = Service.GITHUB;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw new UsageException("folder must exist but '%s' does not".formatted(folder));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put(CLAIMS, CLAIMS);
        if (service != Service.NONE) {
            files.put(service.target, service.resource);
        }
        for (String name : files.keySet()) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw exists(folder.resolve(name));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Path> written = new ArrayList<>();
        files.forEach((name, resource) -> write(folder.resolve(name), text(resource), written));
        written.forEach(file -> out.printf("wrote %s%n", file));
        out.printf("next: ntkv verify %s%n", folder.resolve(CLAIMS));
        out.flush();
        return ExitCodes.OK;
    }

    private static UsageException exists(Path file) {
        return new UsageException(
                "'%s' must not exist but does; nothing is overwritten%nMaybe another folder is meant: ntkv init DIR."
                        .formatted(file));
    }

    private static String text(String resource) {
        try (InputStream stream = InitCommand.class.getResourceAsStream("init/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("resource init/%s must be in the jar but is not".formatted(resource));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one more file; if the disk does not take it, those before it go too, so that the command can be repeated. */
    private static void write(Path file, String text, List<Path> written) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createFile(file);
            written.add(file);
            Files.writeString(file, text);
        } catch (FileAlreadyExistsException e) {
            UsageException exists =
                    exists(Optional.ofNullable(e.getFile()).map(Path::of).orElse(file));
            exists.initCause(e);
            deleteAfter(exists, written);
            throw exists;
        } catch (IOException e) {
            UsageException refused =
                    new UsageException("'%s' must be writable but was not (%s)".formatted(file, FileReason.of(e)));
            refused.initCause(e);
            deleteAfter(refused, written);
            throw refused;
        }
    }

    private static void deleteAfter(UsageException refused, List<Path> written) {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
        }
    }
}
