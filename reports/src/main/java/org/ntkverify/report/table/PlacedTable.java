package org.ntkverify.report.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Table;
import org.ntkverify.check.VerificationRun;

/**
 * A table of a claim with the name of its file.
 *
 * @param id of the claim
 * @param table the table
 * @param stem file name without folder and extension, of {@code [a-z0-9_-]}, unique in a run
 */
public record PlacedTable(String id, Table table, String stem) {

    /** Folder of all tables, below the output folder. */
    public static final String FOLDER = "tables/";

    /** Folder of all plots, below the output folder. */
    public static final String PLOTS = "plots/";

    /** Returns the tables of a run, in order. */
    public static List<PlacedTable> of(VerificationRun run) {
        return run.results().stream().flatMap(result -> of(result).stream()).toList();
    }

    /**
     * Returns the tables of a claim, those of its evidence first. The stem is paper, slug and table name; a name that is used again gets a
     * number.
     */
    public static List<PlacedTable> of(ClaimResult result) {
        List<PlacedTable> placed = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        String claim = fileName(result.claim().id().replace('/', '_'));
        for (Table table : result.tables()) {
            String name = fileName(table.name());
            String unique = name;
            for (int number = 2; !taken.add(unique); number++) {
                unique = name + "-" + number;
            }
            placed.add(new PlacedTable(result.claim().id(), table, claim + "_" + unique));
        }
        return placed;
    }

    /** Returns the path below the output folder of the table's file of one format, for example {@code csv}. */
    public String path(String extension) {
        return FOLDER + stem + "." + extension;
    }

    /** Returns the path below the output folder of the plot, which exists if the table has one. */
    public String plotPath() {
        return PLOTS + stem + ".svg";
    }

    /** Names are promised to be harmless; a broken promise must not write outside the folder. */
    private static String fileName(String name) {
        String harmless = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        return harmless.isEmpty() ? "table" : harmless;
    }
}
