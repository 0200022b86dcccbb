package org.ntkverify.check.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.bombari2022.Bombari2022;
import org.ntkverify.check.catalogue.chen2020.Chen2020;
import org.ntkverify.check.catalogue.cho2009.Cho2009;
import org.ntkverify.check.catalogue.dai2022.Dai2022;
import org.ntkverify.check.catalogue.du2019.Du2019;
import org.ntkverify.check.catalogue.jacot2018.Jacot2018;
import org.ntkverify.check.catalogue.karhadkar2024.Karhadkar2024;
import org.ntkverify.check.catalogue.loo2022.Loo2022;
import org.ntkverify.check.catalogue.murray2023.Murray2023;
import org.ntkverify.check.catalogue.nguyen2021.Nguyen2021;
import org.ntkverify.check.catalogue.noci2024.Noci2024;
import org.ntkverify.check.catalogue.oymak2019.Oymak2019;
import org.ntkverify.check.catalogue.price1958.Price1958;
import org.ntkverify.check.catalogue.tan2022.Tan2022;
import org.ntkverify.check.catalogue.tsilivis2022.Tsilivis2022;
import org.ntkverify.check.catalogue.wang2021.Wang2021;
import org.ntkverify.check.catalogue.wu2022.Wu2022;

/** All claims, in the order of reports. */
public final class Catalogue {

    private Catalogue() {}

    /** Returns the claims with the margins, widths and draws of {@code tier}. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(
                        Cho2009.claims(),
                        Murray2023.claims(),
                        Price1958.claims(),
                        Jacot2018.claims(tier),
                        Tan2022.claims(tier),
                        Du2019.claims(tier),
                        Bombari2022.claims(tier),
                        Oymak2019.claims(),
                        Nguyen2021.claims(),
                        Karhadkar2024.claims(tier),
                        Wang2021.claims(tier),
                        Wu2022.claims(tier),
                        Noci2024.claims(tier),
                        Tsilivis2022.claims(tier),
                        Loo2022.claims(tier),
                        Chen2020.claims(tier),
                        Dai2022.claims(tier))
                .flatMap(List::stream)
                .toList();
    }
}
