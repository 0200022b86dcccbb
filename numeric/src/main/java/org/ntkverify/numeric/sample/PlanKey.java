package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.Fingerprint;

/** Says which sample a plan asks for, so that results of another one are never taken for it. */
final class PlanKey {

    private PlanKey() {}

    /** Returns everything that the moments of {@code plan} depend on, in one line; inputs and names by their fingerprints. */
    static String of(SamplePlan plan, int chunkSize) {
        Fingerprint names = new Fingerprint();
        plan.observable().names().forEach(names::add);
        return "%s; %s; %s; %s; %s; inputs %s; observable %s; draws %s from %s by %s"
                .formatted(
                        plan.runSeed(),
                        plan.claimId(),
                        plan.planId(),
                        plan.kind(),
                        plan.network(),
                        fingerprint(plan.network().inputs()),
                        names.hexadecimal(),
                        plan.draws(),
                        plan.firstDraw(),
                        chunkSize);
    }

    private static String fingerprint(Inputs inputs) {
        Fingerprint coordinates = new Fingerprint();
        coordinates.add(inputs.count()).add(inputs.dimension());
        for (int i = 0; i < inputs.count(); i++) {
            for (int k = 0; k < inputs.dimension(); k++) {
                coordinates.add(inputs.coordinate(i, k));
            }
        }
        return coordinates.hexadecimal();
    }
}
