package org.ntkverify.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standalone master with workers of one core each, all of them processes of this machine that end with the test. */
final class LoopbackCluster implements AutoCloseable {

    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://[0-9.]+:[0-9]+)");
    private static final String JOINED = "Successfully registered with master";

    private final List<Launched> processes = new ArrayList<>();
    private final List<Launched> workers = new ArrayList<>();
    private String url = "";

    private LoopbackCluster() {}

    static LoopbackCluster start(Path folder, int workers) throws IOException, InterruptedException {
        LoopbackCluster cluster = new LoopbackCluster();
        try {
            cluster.begin(folder, workers);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void begin(Path folder, int count) throws IOException, InterruptedException {
        Launched master = Launched.start(
                folder.resolve("master.log"),
                "org.apache.spark.deploy.master.Master",
                List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
        processes.add(master);
        url = master.await("master", () -> first(master, MASTER));
        for (int i = 1; i <= count; i++) {
            Launched worker = Launched.start(
                    folder.resolve("worker-%s.log".formatted(i)),
                    "org.apache.spark.deploy.worker.Worker",
                    List.of(
                            "--host",
                            "127.0.0.1",
                            "--port",
                            "0",
                            "--webui-port",
                            "0",
                            "--cores",
                            "1",
                            "--memory",
                            "2g",
                            "--work-dir",
                            folder.resolve("work-%s".formatted(i)).toString(),
                            url));
            processes.add(worker);
            workers.add(worker);
            worker.await("registration", () -> first(worker, Pattern.compile("(" + JOINED + ")")));
        }
    }

    private static Optional<String> first(Launched process, Pattern wanted) {
        try {
            Matcher matcher = wanted.matcher(process.text());
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /** Returns the executors of worker number {@code worker} that live. */
    List<ProcessHandle> executors(int worker) {
        return workers.get(worker)
                .process()
                .children()
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Override
    public void close() {
        processes.forEach(Launched::close);
    }
}
