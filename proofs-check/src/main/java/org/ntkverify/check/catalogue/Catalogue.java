package org.ntkverify.check.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Tier;

/** All claims, in the order of reports. */
public final class Catalogue {

    private Catalogue() {}

    /** Returns the claims with the margins, widths and draws of {@code tier}. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Cho2009.claims(),
                        Murray2023.claims(),
                        Price1958.claims(),
                        Jacot2018Recursion.claims(),
                        Jacot2018Convergence.claims(tier),
                        Jacot2018OutputLaw.claims(tier),
                        Jacot2018GaussianLimit.claims(tier),
                        Jacot2018FiniteWidth.claims(tier),
                        Jacot2018Definiteness.claims(),
                        Jacot2018DefinitenessBoundary.claims(),
                        Jacot2018Conventions.claims(),
                        Jacot2018LeastSquares.claims(),
                        Tan2022.claims(tier),
                        Du2019.claims(tier),
                        Bombari2022.claims(tier),
                        Oymak2019.claims(),
                        Nguyen2021.claims(),
                        Karhadkar2024.claims(),
                        Wang2021.claims(tier),
                        Wu2022.claims(tier))
                .flatMap(List::stream)
                .toList();
    }
}
