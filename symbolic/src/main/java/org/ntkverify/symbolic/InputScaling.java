package org.ntkverify.symbolic;

/** How the first layer treats the input dimension {@code d}. */
public enum InputScaling {
    /** The first layer divides by {@code sqrt(d)} like any other: {@code Sigma^1 = sigma_w^2 <x,x'>/d + sigma_b^2}. */
    SCALED,
    /** It does not: {@code Sigma^1 = sigma_w^2 <x,x'> + sigma_b^2}, the convention of the eigenvalue papers. */
    RAW
}
