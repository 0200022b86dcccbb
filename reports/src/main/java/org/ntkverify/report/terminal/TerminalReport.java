package org.ntkverify.report.terminal;

import java.util.List;
import java.util.Map;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.EigenvalueReport;
import org.ntkverify.check.KernelEstimate;
import org.ntkverify.check.Tier;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.compare.RunComparison;

/**
 * Renders what {@code verify}, {@code list} and {@code explain} print: plain text, at most 80 columns, without control
 * characters except line ends and, if asked, the colour sequences made here.
 */
public final class TerminalReport {

    private final Palette palette;

    private TerminalReport(Palette palette) {
        this.palette = palette;
    }

    /** Returns a renderer without colours. */
    public static TerminalReport plain() {
        return new TerminalReport(Palette.PLAIN);
    }

    /** Returns a renderer with ANSI colours. */
    public static TerminalReport coloured() {
        return new TerminalReport(Palette.COLOURED);
    }

    /** Returns the results of a run: a line for each claim, a paragraph for each surprise, and the summary last. */
    public String verify(VerificationRun run) {
        return new VerifyView(palette).render(run);
    }

    /** Returns the catalogue by paper, both in the order given. */
    public String list(List<Claim> claims) {
        return new ListView(palette).render(claims);
    }

    /** Returns how a network converges: a line for each width, then the exponents. */
    public String convergence(Convergence convergence) {
        return new ConvergenceView(palette).render(convergence);
    }

    /**
     * Returns what random networks have for a kernel.
     *
     * @param secondsPerDraw time of a draw over all threads
     */
    public String kernelEstimate(KernelEstimate estimate, double secondsPerDraw) {
        return new KernelEstimateView(palette).render(estimate, secondsPerDraw);
    }

    /** Returns what is certified of a smallest eigenvalue, and every bound next to it. */
    public String eigenvalues(EigenvalueReport report) {
        return new EigenvalueView(palette).render(report);
    }

    /** Returns what changed between two runs. */
    public String comparison(RunComparison comparison) {
        return new ComparisonView(palette).render(comparison);
    }

    /**
     * Returns one claim in full.
     *
     * @param tiers the claim as each tier states it; a tier that leaves it out is absent; at least one
     */
    public String explain(Map<Tier, Claim> tiers) {
        return new ExplainView(palette).render(tiers);
    }
}
