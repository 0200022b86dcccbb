package org.ntkverify.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Combination;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Tier;
import org.ntkverify.report.wording.Refutation;

/** Renders claims that were not checked: the catalogue, and one claim in full. */
public final class ClaimJson {

    private ClaimJson() {}

    /** Returns what {@code list --json} prints. */
    public static String list(List<Claim> claims) {
        ObjectNode root = JsonText.object();
        ArrayNode array = root.putArray("claims");
        for (Claim claim : claims) {
            array.addObject()
                    .put("id", claim.id())
                    .put("note", JsonText.text(claim.source().note()))
                    .put("paper", JsonText.text(claim.source().paper()))
                    .put("title", JsonText.text(claim.title()))
                    .put("expected", claim.expected().text());
        }
        return JsonText.render(root);
    }

    /** Returns what {@code explain --json} prints of a claim that is the same at every tier. */
    public static String explain(Claim claim) {
        return JsonText.render(explained(claim));
    }

    /**
     * Returns what {@code explain --json} prints of a claim: in full as the standard tier has it, and the pass rules of
     * its checks for each tier.
     *
     * @param tiers the claim as each tier states it; a tier that leaves it out is absent
     */
    public static String explain(Map<Tier, Claim> tiers) {
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers must name at least one tier but was {}");
        }
        Map<Tier, Claim> sorted = new TreeMap<>(tiers);
        Claim first = sorted.values().iterator().next();
        Claim shown = sorted.getOrDefault(Tier.STANDARD, first);
        ObjectNode node = explained(shown);
        ObjectNode byTier = node.putObject("tiers");
        sorted.forEach((tier, claim) -> byTier.set(
                tier.text(),
                JsonText.array(claim.checks().stream().map(Statement::passRule).toList())));
        return JsonText.render(node);
    }

    private static ObjectNode explained(Claim claim) {
        ObjectNode node = ClaimNodes.claim(claim);
        String joint = claim.combination() == Combination.ALL ? " and " : " or ";
        node.put(
                "passRule",
                JsonText.text(claim.checks().stream()
                        .map(Statement::passRule)
                        .distinct()
                        .collect(Collectors.joining(joint))));
        ArrayNode checks = node.putArray("checks");
        claim.checks().forEach(check -> checks.add(check(check)));
        node.put("combination", claim.combination().key());
        if (claim.corrected().isPresent()) {
            node.set("corrected", check(claim.corrected().get()));
        } else {
            node.putNull("corrected");
        }
        ArrayNode falsifiers = node.putArray("falsifiers");
        claim.falsifiers()
                .forEach(falsifier -> falsifiers
                        .addObject()
                        .put("id", JsonText.text(falsifier.id()))
                        .put("statement", JsonText.text(falsifier.statement().text()))
                        .put("reasonExpected", falsifier.reason().text())
                        .put("effectExpected", falsifier.effect().text()));
        return node;
    }

    private static ObjectNode check(Statement statement) {
        return JsonText.object()
                .put("form", statement.form().text())
                .put("text", JsonText.text(statement.text()))
                .put("passRule", JsonText.text(statement.passRule()))
                .put("sampled", statement.sampled())
                .put("refutedBy", Refutation.of(statement.form()));
    }
}
