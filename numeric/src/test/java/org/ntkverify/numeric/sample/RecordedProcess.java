package org.ntkverify.numeric.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.engine.RecordingEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.numeric.engine.RunLedger;

/** A process that samples with a ledger and writes what came out; made to be killed. */
final class RecordedProcess {

    /** About a second of drawing, so that kills meet it at work. */
    private static final long DRAWS = 12_000;

    private RecordedProcess() {}

    static SamplePlan plan() {
        return new SamplePlan(
                11,
                "killed",
                "sample",
                SamplerKind.CONDITIONED,
                TestNetworks.relu(TestNetworks.inputs(6, 3), TestNetworks.HALF, 150, 150),
                Observable.theta(6),
                0,
                DRAWS);
    }

    static String digits(Moments moments) {
        return HexFormat.of().formatHex(moments.encode());
    }

    /** Arguments: the ledger, and the file for the result. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        RunKey key = new RunKey(Map.of("run", "killed"));
        try (RunLedger ledger = Files.exists(file) ? RunLedger.resume(file, key) : RunLedger.begin(file, key)) {
            Moments moments =
                    Sampling.run(plan(), new RecordingEngine(new LocalDrawEngine(2), ledger), Progress.SILENT);
            Files.writeString(Path.of(arguments[1]), digits(moments));
        }
    }
}
