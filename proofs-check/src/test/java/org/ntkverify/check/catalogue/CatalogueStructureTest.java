package org.ntkverify.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Design;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Papers;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Tier;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.ToleranceRegion;

/** What every claim of the catalogue must look like, at every tier, before anything is drawn. */
class CatalogueStructureTest {

    /** Keys that reports and file names may rely on. */
    private static final Set<String> PAPERS = Set.of(
            "jacot2018",
            "noci2024",
            "tan2022",
            "wang2021",
            "wu2022",
            "dai2022",
            "chen2020",
            "tsilivis2022",
            "loo2022",
            "bombari2022",
            "cho2009",
            "nguyen2021",
            "oymak2019",
            "karhadkar2024",
            "murray2023",
            "price1958",
            "du2019");

    private static final int LONGEST_TITLE = 40;

    private static Set<String> ids(Tier tier) {
        return Catalogue.claims(tier).stream().map(Claim::id).collect(Collectors.toSet());
    }

    private static String paper(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    @ParameterizedTest
    @EnumSource
    void ids_are_unique_and_begin_with_paper_and_note(Tier tier) {
        List<Claim> claims = Catalogue.claims(tier);
        assertThat(claims).as("so that nothing here is vacuous").hasSizeGreaterThan(20);
        assertThat(ids(tier)).hasSameSizeAs(claims);
        assertThat(claims).allSatisfy(claim -> {
            assertThat(claim.id()).matches("[a-z0-9]+/[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(PAPERS).contains(claim.source().paper());
            assertThat(paper(claim.id())).isEqualTo(claim.source().paper());
        });
        assertThat(claims.stream()
                        .filter(claim -> Set.of(
                                        "jacot2018",
                                        "bombari2022",
                                        "tan2022",
                                        "wang2021",
                                        "wu2022",
                                        "tsilivis2022",
                                        "loo2022",
                                        "chen2020",
                                        "dai2022",
                                        "noci2024")
                                .contains(claim.source().paper())))
                .hasSizeGreaterThan(30)
                .allSatisfy(claim -> assertThat(claim.id())
                        .startsWith(claim.source().paper() + "/"
                                + claim.source().note().toLowerCase(Locale.ROOT) + "-"));
    }

    @ParameterizedTest
    @EnumSource
    void the_budget_has_a_slot_for_every_claim_that_chance_may_refute(Tier tier) {
        List<Claim> sampled =
                Catalogue.claims(tier).stream().filter(Claim::sampled).toList();
        assertThat(sampled).hasSizeBetween(100, ErrorBudget.CATALOGUE_SLOTS);
    }

    @ParameterizedTest
    @EnumSource
    void every_claim_can_fail(Tier tier) {
        assertThat(Catalogue.claims(tier)).allSatisfy(claim -> {
            assertThat(claim.falsifiers()).as(claim.id()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(claim.falsifiers().stream().map(Falsifier::statement))
                    .as("a falsifier of %s must not be one of its checks", claim.id())
                    .doesNotContainAnyElementsOf(claim.checks());
            assertThat(claim.corrected().isPresent())
                    .as("an erratum comes with what is right: %s", claim.id())
                    .isEqualTo(claim.expected() == Expectation.FAILS);
            assertThat(claim.falsifiers()).extracting(Falsifier::id).allMatch(id -> id.matches("[a-z0-9-]+"));
            if (claim.sampled()) {
                assertThat(claim.falsifiers().stream().map(Falsifier::statement).filter(Statement::sampled))
                        .as("a sampled claim has a sampled falsifier: %s", claim.id())
                        .isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_tier_keeps_most_ids_and_some_of_every_paper(Tier tier) {
        Set<String> all =
                Stream.of(Tier.values()).flatMap(each -> ids(each).stream()).collect(Collectors.toSet());
        Set<String> kept = new HashSet<>(ids(tier));
        assertThat(5 * kept.size()).isGreaterThanOrEqualTo(4 * all.size());
        assertThat(kept.stream().map(CatalogueStructureTest::paper))
                .containsAll(all.stream().map(CatalogueStructureTest::paper).toList());
    }

    @Test
    void every_paper_is_cited() {
        assertThat(Catalogue.claims(Tier.FULL))
                .allSatisfy(claim -> assertThat(Papers.citation(claim.source().paper()))
                        .as(claim.source().paper())
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void texts_are_plain_and_titles_short(Tier tier) {
        assertThat(Catalogue.claims(tier)).allSatisfy(claim -> {
            assertThat(claim.title()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TITLE);
            Stream<String> texts = Stream.of(
                            Stream.of(
                                    claim.title(),
                                    claim.statement(),
                                    claim.source().locator()),
                            claim.assumptions().stream().map(assumption -> assumption.text()),
                            claim.checks().stream().map(Statement::text),
                            claim.falsifiers().stream()
                                    .map(falsifier -> falsifier.statement().text()))
                    .flatMap(stream -> stream);
            assertThat(texts)
                    .as(claim.id())
                    .allMatch(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text) && !text.isBlank());
        });
    }

    @ParameterizedTest
    @EnumSource
    void titles_are_unique(Tier tier) {
        assertThat(Catalogue.claims(tier)).extracting(Claim::title).doesNotHaveDuplicates();
    }

    /** The tolerance regions of a statement, one for each comparison, in the order of its design. */
    private static Optional<List<ToleranceRegion>> regions(Statement statement) {
        if (statement instanceof Limit limit) {
            return Optional.of(row(limit.targets(), limit.scales(), limit.margin()));
        }
        if (statement instanceof FiniteValue value) {
            return Optional.of(IntStream.range(0, value.targets().size())
                    .boxed()
                    .flatMap(w -> row(value.targets().get(w), value.scales().get(w), value.margin()).stream())
                    .toList());
        }
        if (statement instanceof SizeExponent exponent) {
            double middle = (exponent.low() + exponent.high()) / 2;
            return Optional.of(List.of(new ToleranceRegion(middle, exponent.high() - middle, 1)));
        }
        if (statement instanceof Rate rate) {
            return Optional.of(List.of(new ToleranceRegion(rate.exponent(), rate.margin(), 1)));
        }
        return Optional.empty();
    }

    private static List<ToleranceRegion> row(List<Double> targets, List<Double> scales, double margin) {
        return IntStream.range(0, targets.size())
                .mapToObj(i -> new ToleranceRegion(targets.get(i), margin, scales.get(i)))
                .toList();
    }

    private static Optional<Design> design(Statement statement) {
        if (statement instanceof Limit limit) {
            return Optional.of(limit.design());
        }
        if (statement instanceof FiniteValue value) {
            return Optional.of(value.design());
        }
        if (statement instanceof SizeExponent exponent) {
            return Optional.of(exponent.design());
        }
        return statement instanceof Rate rate ? Optional.of(rate.design()) : Optional.empty();
    }

    private static boolean comparable(Statement check, Statement falsifier) {
        return check.form() == falsifier.form()
                && design(check).isPresent()
                && design(check).equals(design(falsifier))
                && sameQuantity(check, falsifier);
    }

    /** A design may observe several quantities; regions of different ones need not be apart. */
    private static boolean sameQuantity(Statement check, Statement falsifier) {
        return !(check instanceof SizeExponent first
                && falsifier instanceof SizeExponent second
                && !first.quantity().equals(second.quantity()));
    }

    private static boolean disjoint(Statement check, Statement falsifier) {
        List<ToleranceRegion> first = regions(check).orElseThrow();
        List<ToleranceRegion> second = regions(falsifier).orElseThrow();
        return IntStream.range(0, first.size()).anyMatch(i -> first.get(i).isDisjointFrom(second.get(i)));
    }

    @ParameterizedTest
    @EnumSource
    void a_falsifier_is_false_by_more_than_both_margins(Tier tier) {
        int compared = 0;
        for (Claim claim : Catalogue.claims(tier)) {
            for (Statement check : claim.checks()) {
                for (Falsifier falsifier : claim.falsifiers()) {
                    if (comparable(check, falsifier.statement())) {
                        compared++;
                        assertThat(disjoint(check, falsifier.statement()))
                                .as("tolerance regions of %s and its falsifier %s", claim.id(), falsifier.id())
                                .isTrue();
                    }
                }
            }
        }
        assertThat(compared).as("pairs compared").isGreaterThan(15);
    }

    @Test
    void the_comparison_of_regions_sees_an_overlap() {
        Rate rate = (Rate) Catalogue.claims(Tier.SMOKE).stream()
                .filter(claim -> claim.id().equals("jacot2018/p2-2-limit-rate"))
                .findFirst()
                .orElseThrow()
                .checks()
                .get(0);
        Rate near = new Rate("near", rate.design(), rate.of(), rate.exponent() + 1.9 * rate.margin(), rate.margin());
        Rate far = new Rate("far", rate.design(), rate.of(), rate.exponent() + 2.1 * rate.margin(), rate.margin());
        assertThat(comparable(rate, near)).isTrue();
        assertThat(disjoint(rate, near)).isFalse();
        assertThat(disjoint(rate, far)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_sampled_names_what_is_drawn(Tier tier) {
        for (Claim claim : Catalogue.claims(tier)) {
            Stream.of(
                            claim.checks().stream(),
                            claim.corrected().stream(),
                            claim.falsifiers().stream().map(Falsifier::statement))
                    .flatMap(statements -> statements)
                    .forEach(statement -> assertThat(statement.designs().isEmpty())
                            .as("%s: %s", claim.id(), statement.text())
                            .isNotEqualTo(statement.sampled()));
        }
    }
}
