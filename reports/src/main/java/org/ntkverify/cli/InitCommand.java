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
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
        files.forEach((name, resource) -> {
            write(folder.resolve(name), text(resource));
            out.printf("wrote %s%n", folder.resolve(name));
        });
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

    private static void write(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new UsageException("'%s' must be writable but was not: %s".formatted(file, e.getMessage()));
        }
    }
}
