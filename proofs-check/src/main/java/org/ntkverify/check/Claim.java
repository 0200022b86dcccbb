package org.ntkverify.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement from the literature together with the near misses that its checks must tell apart from it.
 *
 * @param id {@code paper-key/slug}, for example {@code jacot2018/p2-2-limit-rate}
 * @param source where it comes from and how its wording is known
 * @param title a few words
 * @param statement what is claimed, as a sentence
 * @param expected what the source says
 * @param assumptions its hypotheses and what is known about them
 * @param checks statements that make up the claim
 * @param combination whether the claim says that all of them hold, or each is a way of its own to know it
 * @param corrected for an erratum: the corrected statement, which the same checks must confirm; in the catalogue every erratum has one
 * @param falsifiers near misses; at least two
 * @param illustrations tables with plots that show what the claim is about and decide nothing
 */
public record Claim(
        String id,
        Source source,
        String title,
        String statement,
        Expectation expected,
        List<Assumption> assumptions,
        List<Statement> checks,
        Combination combination,
        Optional<Statement> corrected,
        List<Falsifier> falsifiers,
        List<Illustration> illustrations) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+/[a-z0-9]+(-[a-z0-9]+)*");

    /** Creates a claim that says that all checks hold, without illustrations. */
    public Claim(
            String id,
            Source source,
            String title,
            String statement,
            Expectation expected,
            List<Assumption> assumptions,
            List<Statement> checks,
            Optional<Statement> corrected,
            List<Falsifier> falsifiers) {
        this(
                id,
                source,
                title,
                statement,
                expected,
                assumptions,
                checks,
                Combination.ALL,
                corrected,
                falsifiers,
                List.of());
    }

    /** Returns this claim with illustrations. */
    public Claim illustrated(Illustration... shown) {
        return with(combination, List.of(shown));
    }

    /** Returns this claim as one that each of its checks establishes by itself. */
    public Claim knownByAny() {
        return with(Combination.ANY, illustrations);
    }

    private Claim with(Combination other, List<Illustration> shown) {
        return new Claim(
                id, source, title, statement, expected, assumptions, checks, other, corrected, falsifiers, shown);
    }

    /** Copies the lists and checks that the claim can fail. */
    public Claim {
        assumptions = List.copyOf(assumptions);
        checks = List.copyOf(checks);
        falsifiers = List.copyOf(falsifiers);
        illustrations = List.copyOf(illustrations);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be paper-key/slug but was %s".formatted(id));
        }
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("checks of %s must not be empty".formatted(id));
        }
        if (falsifiers.size() < 2) {
            throw new IllegalArgumentException(
                    "claim %s must have at least 2 falsifiers but has %s".formatted(id, falsifiers.size()));
        }
        if (corrected.isPresent() && expected != Expectation.FAILS) {
            throw new IllegalArgumentException(
                    "claim %s must carry a corrected statement only if it is expected to fail".formatted(id));
        }
        Set<String> seen = new HashSet<>();
        for (Falsifier falsifier : falsifiers) {
            if (!seen.add(falsifier.id())) {
                throw new IllegalArgumentException(
                        "falsifier ids of %s must be unique but %s is repeated".formatted(id, falsifier.id()));
            }
        }
    }

    /** Returns whether any check spends error probability. */
    public boolean sampled() {
        return checks.stream().anyMatch(Statement::sampled);
    }

    /** Returns what is drawn for it, each design once, in an order that depends on the claim alone. */
    public List<Design> designs() {
        Stream<Statement> statements = Stream.of(
                        checks.stream(), corrected.stream(), falsifiers.stream().map(Falsifier::statement))
                .flatMap(some -> some);
        return statements
                .<Design>flatMap(statement -> statement.designs().stream())
                .distinct()
                .toList();
    }
}
