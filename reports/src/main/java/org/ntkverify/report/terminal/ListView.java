package org.ntkverify.report.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.Claim;

/** The catalogue by paper. */
final class ListView {

    private static final int NAME = 36;
    private static final int INDENT = 2;
    private static final int EXPECTED = "fails".length();

    private final Palette palette;

    ListView(Palette palette) {
        this.palette = palette;
    }

    String render(List<Claim> claims) {
        Map<String, List<Claim>> papers = new LinkedHashMap<>();
        for (Claim claim : claims) {
            papers.computeIfAbsent(claim.source().paper(), paper -> new ArrayList<>())
                    .add(claim);
        }
        int name = claims.stream()
                .mapToInt(claim -> slug(claim).length())
                .filter(width -> width <= NAME)
                .max()
                .orElse(NAME);
        Page page = new Page();
        papers.forEach((paper, members) -> {
            page.line(palette.heading(Columns.elide(paper, Page.WIDTH)));
            members.forEach(claim -> claim(page, claim, name));
            page.gap();
        });
        page.line("%s %s; 'fails' marks a known erratum, which must be refuted."
                .formatted(claims.size(), claims.size() == 1 ? "claim" : "claims"));
        return page.toString();
    }

    private static void claim(Page page, Claim claim, int name) {
        String slug = slug(claim);
        if (slug.length() > name) {
            page.line(" ".repeat(INDENT) + Columns.elide(slug, Page.WIDTH - INDENT));
            slug = "";
        }
        page.hanging(
                " ".repeat(INDENT)
                        + Columns.pad(slug, name)
                        + "  "
                        + Columns.pad(claim.expected().text(), EXPECTED)
                        + "  ",
                claim.title());
    }

    /** Returns the part of the identifier that follows the paper, which is of ASCII letters, digits and hyphens. */
    static String slug(Claim claim) {
        return claim.id().substring(claim.id().indexOf('/') + 1);
    }
}
