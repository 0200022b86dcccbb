package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;

/** Turns one entry of {@code claims:} into a claim. */
final class ClaimReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final int LONGEST_ID = 60;

    private static final int LONGEST_STATEMENT = 2000;

    private static final int LONGEST_TITLE = 60;

    private static final int MOST_FALSIFIERS = 8;

    private static final Set<String> OWN_KEYS = Set.of("id", "title", "statement", "expected", "tiers", "falsifiers");

    private static final Assumption INDEPENDENT = new Assumption(
            "the stored draws are independent of each other, within a width and between widths",
            Assumption.Status.UNCHECKED);

    private static final Map<String, FormKeys> FORMS = forms();

    private final String key;
    private final SpecFolder folder;
    private final Tier tier;

    ClaimReader(String key, SpecFolder folder, Tier tier) {
        this.key = key;
        this.folder = folder;
        this.tier = tier;
    }

    private record FormKeys(Set<String> keys, Stated.Form reader) {}

    /** A claim, and whether the tier checks it. */
    record Entry(Claim claim, boolean inTier) {}

    private static Map<String, FormKeys> forms() {
        Map<String, FormKeys> forms = new LinkedHashMap<>();
        forms.put("dual", new FormKeys(FormulaForms.DUAL_KEYS, FormulaForms::dual));
        forms.put("derivative-dual", new FormKeys(FormulaForms.DUAL_KEYS, FormulaForms::derivativeDual));
        forms.put("ntk", new FormKeys(FormulaForms.NTK_KEYS, FormulaForms::ntk));
        forms.put("identity", new FormKeys(FormulaForms.IDENTITY_KEYS, FormulaForms::identity));
        forms.put("limit", new FormKeys(SampledForms.VALUE_KEYS, SampledForms::limit));
        forms.put("finite-value", new FormKeys(SampledForms.VALUE_KEYS, SampledForms::finiteValue));
        forms.put("rate", new FormKeys(SampledForms.RATE_KEYS, SampledForms::rate));
        forms.put("law", new FormKeys(SampledForms.VALUE_KEYS, SampledForms::law));
        forms.put("ordering", new FormKeys(QuantityForms.ORDERING_KEYS, QuantityForms::ordering));
        forms.put("probability-bound", new FormKeys(QuantityForms.PROBABILITY_KEYS, QuantityForms::probabilityBound));
        forms.put("bound", new FormKeys(SpectrumForms.BOUND_KEYS, SpectrumForms::bound));
        forms.put("definiteness", new FormKeys(SpectrumForms.DEFINITENESS_KEYS, SpectrumForms::definiteness));
        return forms;
    }

    Entry read(SpecNode node) {
        Set<String> keys = new TreeSet<>(OWN_KEYS);
        keys.addAll(Subject.KEYS);
        keys.addAll(FORMS.keySet());
        Section claim = Section.of(node, "claim", tier, keys);
        String id = id(claim, "id of a claim");
        List<String> given = FORMS.keySet().stream().filter(claim::has).toList();
        if (given.size() != 1) {
            throw claim.place()
                    .error(
                            "claim %s must have exactly one of %s but has %s",
                            id, String.join(", ", FORMS.keySet()), given.isEmpty() ? "none" : given);
        }
        String word = given.get(0);
        FormKeys form = Optional.ofNullable(FORMS.get(word)).orElseThrow();
        Section section = claim.section(word, form.keys());
        Subject subject = new Subject(claim, folder);
        Stated stated = form.reader().read(section, subject);
        List<Falsifier> falsifiers = new ArrayList<>(stated.nearMisses());
        falsifiers.addAll(own(claim, word, form, section, subject));
        return new Entry(claim(claim, id, stated, falsifiers), inTier(claim));
    }

    private Claim claim(Section claim, String id, Stated stated, List<Falsifier> falsifiers) {
        Place place = claim.place();
        try {
            return new Claim(
                    "%s/%s".formatted(key, id),
                    new Source(key, place.file(), "line %s".formatted(place.line()), Provenance.CLAIM_FILE),
                    bounded(claim, "title", LONGEST_TITLE).orElse(id.replace('-', ' ')),
                    bounded(claim, "statement", LONGEST_STATEMENT)
                            .orElse(stated.statement().text()),
                    expected(claim),
                    claim.has("samples") ? List.of(INDEPENDENT) : List.of(),
                    List.of(stated.statement()),
                    Optional.empty(),
                    falsifiers);
        } catch (IllegalArgumentException e) {
            throw place.error("claim %s".formatted(id), e);
        }
    }

    private static Optional<String> bounded(Section claim, String name, int longest) {
        Optional<String> text = claim.findText(name).map(String::strip);
        text.filter(value -> value.length() > longest).ifPresent(value -> {
            throw claim.place(name)
                    .error("%s must have at most %s characters but has %s", name, longest, value.length());
        });
        return text;
    }

    private static Expectation expected(Section claim) {
        if (!claim.has("expected")) {
            return Expectation.HOLDS;
        }
        return switch (claim.word("expected", List.of("holds", "fails", "open"))) {
            case "fails" -> Expectation.FAILS;
            case "open" -> Expectation.OPEN;
            default -> Expectation.HOLDS;
        };
    }

    private boolean inTier(Section claim) {
        if (!claim.has("tiers")) {
            return true;
        }
        Set<String> named = new LinkedHashSet<>();
        for (SpecNode item : claim.items("tiers")) {
            String word = item instanceof SpecNode.Scalar scalar ? scalar.value() : "";
            if (Tier.named(word).isEmpty()) {
                throw item.place().error("entry of tiers must be one of smoke, standard, full but was %s", item.text());
            }
            named.add(word);
        }
        return named.contains(tier.text());
    }

    private static String id(Section section, String what) {
        String id = section.text("id");
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw section.place("id")
                    .error(
                            "%s must be lower-case words joined by '-', at most %s characters, but was %s%nMaybe relu-limit is a model.",
                            what, LONGEST_ID, section.node("id").text());
        }
        return id;
    }

    /** The user's own falsifiers: the same form with some values replaced. */
    private List<Falsifier> own(Section claim, String word, FormKeys form, Section section, Subject subject) {
        if (!claim.has("falsifiers")) {
            return List.of();
        }
        List<SpecNode> items = claim.items("falsifiers");
        if (items.size() > MOST_FALSIFIERS) {
            throw claim.place("falsifiers")
                    .error("falsifiers must be at most %s but were %s", MOST_FALSIFIERS, items.size());
        }
        List<Falsifier> own = new ArrayList<>();
        for (SpecNode item : items) {
            Section falsifier = Section.of(item, "falsifier", tier, Set.of("id", word));
            String id = id(falsifier, "id of a falsifier");
            Section changed = section.overriddenBy(falsifier.section(word, form.keys()));
            Stated stated = form.reader().read(changed, subject);
            own.add(Stated.falsifier(id, stated.statement(), stated.reason()));
        }
        return own;
    }
}
