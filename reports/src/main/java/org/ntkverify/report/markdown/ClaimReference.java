package org.ntkverify.report.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Papers;

/** The claims of a catalogue as a Markdown page: one section for each paper, one table row for each claim. */
public final class ClaimReference {

    private ClaimReference() {}

    /** Returns the page. */
    public static String render(List<Claim> claims) {
        Map<String, StringBuilder> papers = new LinkedHashMap<>();
        for (Claim claim : claims) {
            papers.computeIfAbsent(claim.source().paper(), ClaimReference::heading)
                    .append(row(claim));
        }
        StringBuilder page = new StringBuilder(
                        "# The catalogue\n\nWritten by `ntkv list --markdown`; a test keeps it so. ")
                .append("`ntkv explain ID` shows one claim in full.\n");
        papers.values().forEach(page::append);
        return page.toString();
    }

    private static StringBuilder heading(String paper) {
        StringBuilder heading = new StringBuilder("\n## ").append(paper).append("\n\n");
        Papers.citation(paper)
                .ifPresent(citation ->
                        heading.append(MarkdownText.escape(citation)).append("\n\n"));
        return heading.append("| claim | says | expected | must refute |\n|---|---|---|---|\n");
    }

    private static String row(Claim claim) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        claim.id().substring(claim.id().indexOf('/') + 1),
                        MarkdownText.escape(claim.statement()),
                        claim.expected().text(),
                        String.join(
                                ", ",
                                claim.falsifiers().stream().map(Falsifier::id).toList()));
    }
}
