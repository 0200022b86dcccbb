package org.ntkverify.check.statistics;

/**
 * What a run may get wrong: the probability {@code alpha} of any false decision, and the probability {@code beta} of
 * missing a defect of the size that a check calls detectable.
 *
 * <p>Shares are fixed before anything is drawn, whatever is selected, so that a claim replayed alone gives the same
 * evidence. A catalogue claim has {@code alpha / 256}; the K claims of a file have {@code alpha / K} each if the file
 * runs alone, and the shares of the unused slots of the catalogue, divided by K, if it runs beside it. Inside a claim a
 * share is divided over checks, entries and looks. The sum over all parts never exceeds {@code alpha}, so by Boole's
 * inequality neither does the probability of a false decision, under any dependence (Bonferroni's method). Holm's
 * method is not used: it controls rejections only, not the joint coverage that support needs.
 *
 * @param alpha false-alarm probability of a run, in (0, 0.5]; the upper limit leaves room for calibration at 0.2, above
 *     one half a run is wrong more often than a coin
 * @param beta power budget of a run, in (0, 0.5]
 */
public record ErrorBudget(double alpha, double beta) {

    /** Fixed number of shares of the catalogue: the most claims that draw random numbers it may hold; others spend nothing. */
    public static final int CATALOGUE_SLOTS = 256;

    /** One false alarm in a thousand runs in which every claim is true. */
    private static final double STANDARD_ALPHA = 1e-3;

    /** One missed defect of detectable size in a thousand runs. */
    private static final double STANDARD_BETA = 1e-3;

    /** Checks both levels. */
    public ErrorBudget {
        Require.level(alpha, "alpha");
        Require.level(beta, "beta");
    }

    /** Returns the budget with alpha = beta = 1e-3. */
    public static ErrorBudget standard() {
        return new ErrorBudget(STANDARD_ALPHA, STANDARD_BETA);
    }

    /** Returns the share of one claim of the catalogue. */
    public Share catalogueClaim() {
        return whole().dividedBy(CATALOGUE_SLOTS);
    }

    /**
     * Returns the share of one claim of a file that runs alone.
     *
     * @param claims K, the number of claims in the file, at least 1
     */
    public Share fileClaim(int claims) {
        return whole().dividedBy(requireClaims(claims));
    }

    /**
     * Returns the share of one claim of a file that runs beside the catalogue: together they spend at most alpha.
     *
     * @param claims K, the number of claims in the file, at least 1
     * @param catalogueClaims number of claims of the whole catalogue that draw random numbers, selected or not, in [0, 255]
     */
    public Share fileClaimBesideCatalogue(int claims, int catalogueClaims) {
        if (!(catalogueClaims >= 0 && catalogueClaims < CATALOGUE_SLOTS)) {
            throw new IllegalArgumentException(
                    "catalogueClaims must be in [0, %s] but was %s".formatted(CATALOGUE_SLOTS - 1, catalogueClaims));
        }
        double unused = (double) (CATALOGUE_SLOTS - catalogueClaims) / CATALOGUE_SLOTS;
        return new Share(alpha * unused, beta * unused).dividedBy(requireClaims(claims));
    }

    private Share whole() {
        return new Share(alpha, beta);
    }

    private static int requireClaims(int claims) {
        return (int) Require.atLeast(claims, 1, "claims");
    }

    /** Returns the budget in one sentence, for reports. */
    public String describe() {
        return "a run in which every claim is true shows a false alarm with probability at most %s; ".formatted(alpha)
                + "defects of the smallest detectable size are missed with probability at most %s; ".formatted(beta)
                + "every catalogue claim has 1/%s of both, divided over its comparisons (Bonferroni)"
                        .formatted(CATALOGUE_SLOTS);
    }

    /**
     * A part of the budget.
     *
     * @param alpha level of this part, in (0, 0.5]
     * @param beta power budget of this part, in (0, 0.5]
     */
    public record Share(double alpha, double beta) {

        /** Checks both levels. */
        public Share {
            Require.level(alpha, "alpha");
            Require.level(beta, "beta");
        }

        /**
         * Returns one of equal parts: checks of a claim, entries of a matrix, or declared looks at growing samples.
         *
         * @param parts at least 1, known before anything is drawn
         */
        public Share dividedBy(long parts) {
            Require.atLeast(parts, 1, "parts");
            return new Share(alpha / parts, beta / parts);
        }
    }
}
