package org.ntkverify.check.bound;

import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;

/** Where the bounds come from. */
final class Sources {

    /** Statements about every symmetric matrix, which need no paper. */
    static final Source LINEAR_ALGEBRA =
            new Source("linear-algebra", "linear-algebra", "extreme values of x^T K x/|x|^2", Provenance.DERIVED);

    private Sources() {}

    static Source oymak(String locator, Provenance provenance) {
        return new Source("oymak2019", "OS19", locator, provenance);
    }

    static Source karhadkar(String locator, Provenance provenance) {
        return new Source("karhadkar2024", "KMM24", locator, provenance);
    }

    static Source nguyen(String locator, Provenance provenance) {
        return new Source("nguyen2021", "NMM21", locator, provenance);
    }

    static Source murray(String locator, Provenance provenance) {
        return new Source("murray2023", "MJBM23", locator, provenance);
    }

    static Source du(String locator, Provenance provenance) {
        return new Source("du2019", "DZPS19", locator, provenance);
    }

    static Source bombari(String locator, Provenance provenance) {
        return new Source("bombari2022", "P10", locator, provenance);
    }
}
