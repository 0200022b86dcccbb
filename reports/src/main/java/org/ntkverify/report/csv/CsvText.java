package org.ntkverify.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes rows of CSV. */
final class CsvText {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** First characters that make a spreadsheet evaluate a cell, the full-width forms included. */
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvText() {}

    /** Returns the rows as CSV text. */
    static String render(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory must not fail but did", e);
        }
        return text.toString();
    }

    /**
     * Returns words as a cell that no spreadsheet takes for a formula: an apostrophe is put in front if the first
     * character that is not white space would start one. Numbers must not pass through here.
     */
    static String words(String text) {
        String visible = text.strip();
        boolean formula = !visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
