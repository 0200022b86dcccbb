package org.ntkverify.numeric.label;

/**
 * The local elasticity of a kernel [CHS20]: with the cosine {@code K(x, x')/sqrt(K(x, x) K(x', x'))} averaged over pairs of the same label and of
 * different labels, {@code RR = same/(same + different)}.
 */
public final class LocalElasticity {

    private LocalElasticity() {}

    /**
     * Returns RR.
     *
     * @param kernel n x n with positive diagonal
     * @param labels of the points; equal numbers are equal labels; two different ones at least
     * @param diagonal whether a point counts as a pair with itself, as it does in the released code on training data
     */
    public static double score(double[] kernel, double[] labels, boolean diagonal) {
        int n = labels.length;
        double same = 0;
        double different = 0;
        int sames = 0;
        int differents = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double cosine = kernel[i + n * j] / Math.sqrt(kernel[i + n * i] * kernel[j + n * j]);
                if (labels[i] != labels[j]) {
                    different += cosine;
                    differents++;
                } else if (diagonal || i != j) {
                    same += cosine;
                    sames++;
                }
            }
        }
        if (sames == 0 || differents == 0) {
            throw new IllegalArgumentException(
                    "labels must have pairs of both kinds but %s are equal and %s differ".formatted(sames, differents));
        }
        double sameMean = same / sames;
        return sameMean / (sameMean + different / differents);
    }
}
