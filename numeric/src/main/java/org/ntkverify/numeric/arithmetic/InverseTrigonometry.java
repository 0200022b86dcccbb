package org.ntkverify.numeric.arithmetic;

/**
 * Inverse trigonometric functions on the ranges to which half angles lead, without branches, tables or calls, so that a loop over
 * arrays becomes vector code.
 *
 * <p>{@code Math.atan2} and {@code Math.acos} take 20 to 130 ns and are never vectorised; these take 1 to 2 ns in a loop. Each is
 * {@code x + x^3 Q(x^2)} with Q the polynomial of least relative error on the range (Remez exchange with 60 digits). Q is summed as two
 * interleaved polynomials in {@code x^4}, which halves the chain of dependent operations. Every operation is IEEE 754 arithmetic or a
 * fused multiply-add, so that vector and scalar code give the same bits.
 *
 * <p>NaN in, NaN out; odd, with subnormals kept; a zero gives a zero. Outside the stated range the result is the polynomial's, which is
 * not the function's: callers reduce first. Accuracies are measured in {@code InverseTrigonometryTest} against enclosures.
 */
public final class InverseTrigonometry {

    private InverseTrigonometry() {}

    /**
     * {@code arcsin x} for {@code |x| <= sqrt(1/2)}.
     *
     * <p><em>Accuracy:</em> 1 ulp (measured 0.6); the error of Q alone is 0.02 ulp.
     */
    public static double arcSine(double x) {
        double square = x * x;
        double fourth = square * square;
        double even = 1.1659275346592168;
        even = Math.fma(even, fourth, 8.726223598966552);
        even = Math.fma(even, fourth, 8.24321587303895);
        even = Math.fma(even, fourth, 2.1502548305268507);
        even = Math.fma(even, fourth, 0.1962079521759831);
        even = Math.fma(even, fourth, 0.015626361002653837);
        even = Math.fma(even, fourth, 0.014025115457817932);
        even = Math.fma(even, fourth, 0.022372329847594248);
        even = Math.fma(even, fourth, 0.04464285723117204);
        even = Math.fma(even, fourth, 0.16666666666666918);
        double odd = -4.6244532753513035;
        odd = Math.fma(odd, fourth, -10.198509484623052);
        odd = Math.fma(odd, fourth, -4.843666566123312);
        odd = Math.fma(odd, fourth, -0.7185624490420627);
        odd = Math.fma(odd, fourth, -0.029588094814062292);
        odd = Math.fma(odd, fourth, 0.010863661822828396);
        odd = Math.fma(odd, fourth, 0.017348927290613363);
        odd = Math.fma(odd, fourth, 0.030381939434849937);
        odd = Math.fma(odd, fourth, 0.07499999999920591);
        return Math.fma(x * square, Math.fma(square, odd, even), x);
    }

    /**
     * {@code arctan x} for {@code |x| <= 1}.
     *
     * <p><em>Accuracy:</em> 1.5 ulp (measured 1.3, next to the ends); the error of Q alone is 0.04 ulp.
     */
    public static double arcTangent(double x) {
        double square = x * x;
        double fourth = square * square;
        double even = -0.00015215978316409826;
        even = Math.fma(even, fourth, -0.002884903095073505);
        even = Math.fma(even, fourth, -0.013900514428910535);
        even = Math.fma(even, fourth, -0.02990381599699828);
        even = Math.fma(even, fourth, -0.04219177552168827);
        even = Math.fma(even, fourth, -0.052535183880553546);
        even = Math.fma(even, fourth, -0.0666640405139889);
        even = Math.fma(even, fourth, -0.09090907002934207);
        even = Math.fma(even, fourth, -0.14285714282575035);
        even = Math.fma(even, fourth, -0.3333333333333307);
        double odd = 1.322497152310425e-05;
        odd = Math.fma(odd, fourth, 0.0008313166413949703);
        odd = Math.fma(odd, fourth, 0.00719647211124374);
        odd = Math.fma(odd, fourth, 0.02198480299112824);
        odd = Math.fma(odd, fourth, 0.03664188318896207);
        odd = Math.fma(odd, fourth, 0.0472232166728171);
        odd = Math.fma(odd, fourth, 0.058805277773758276);
        odd = Math.fma(odd, fourth, 0.07692279838567277);
        odd = Math.fma(odd, fourth, 0.11111111007023367);
        odd = Math.fma(odd, fourth, 0.1999999999995146);
        return Math.fma(x * square, Math.fma(square, odd, even), x);
    }
}
