package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text of strangers stays text in every output: what they write, and how they name files and folders. */
class HostileTextTest {

    private static final String NAME =
            "=cmd|x <img src=x> `id` $x$ \\input{y} & # % _ [l](javascript:0) @t ]]>\u202E.csv";

    private static final String FOLDER = "out\n\\input{passwd}\n<script>alert(1)<\r# h ]]> =1";

    @TempDir
    private Path folder = Path.of(".");

    private Console verify(String claims, Path out) throws IOException {
        Path file = folder.resolve("claims.yaml");
        Files.writeString(file, claims);
        return Console.run("verify", file.toString(), "--tier", "smoke", "--out", out.toString());
    }

    @Test
    void what_a_claim_says() throws Exception {
        String claims = """
                version: 1
                claims:
                  - id: %s
                    title: "=1+1<img src=x onerror=alert(1)>]]>"
                    statement: "</p><script>alert(1)</script> ]]> &amp; | \\u001b[31m \\\\input{/etc/passwd} ${x} `id` [a](javascript:alert(1))"
                    dual: {activation: identity, equals: c}
                    expected: fails
                """.formatted("a".repeat(60));
        Path report = folder.resolve("report");

        Console console = verify(claims, report);

        assertThat(console.exitCode()).as(console.error()).isEqualTo(ExitCodes.UNEXPECTED);
        assertThat(console.output()).contains("alert(1)");
        assertThat(console.output().lines()).allMatch(line -> line.length() <= 80);
        requireText(console, report);
    }

    @Test
    void how_files_and_folders_are_called() throws Exception {
        Files.writeString(folder.resolve(NAME), "1,0,0\n0,1,0\n0.6,0,0.8\n");
        String claims = """
                version: 1
                claims:
                  - id: data
                    network: {activation: relu, hidden-layers: 1}
                    data: {file: "%s"}
                    definiteness: {of: infinite-ntk}
                """.formatted(NAME.replace("\\", "\\\\").replace("\u202E", "\\u202e"));
        Path report = folder.resolve(FOLDER);

        Console console = verify(claims, report);

        assertThat(console.exitCode()).as(console.error()).isZero();
        requireText(console, report);
    }

    @Test
    void what_is_refused() throws IOException {
        String claims = "version: 1\nclaims:\n  - {id: \"<script>\\u001b[31m\\n\\u202e`id`\", dual: {}}\n";

        Console console = verify(claims, folder.resolve("report"));

        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error()).doesNotContain("\u001B", "\u202E").contains("<script>");
    }

    private static void requireText(Console console, Path report) throws Exception {
        assertThat(console.output() + console.error()).doesNotContain("\u001B", "\u202E");
        assertThat(Files.readString(report.resolve("index.html")))
                .doesNotContain("<script>alert", "<img src=x", "href=\"javascript", "\u001B", "\u202E");
        assertThat(Files.readString(report.resolve("summary.md")).lines())
                .noneMatch(line -> line.contains("<script>") || line.contains("<img") || line.startsWith("# "));
        for (Path table : files(report.resolve("tables"), ".tex")) {
            assertThat(Files.readString(table).lines())
                    .as(table.toString())
                    .noneMatch(line -> line.contains("\\input") && !line.startsWith("%"));
        }
        for (Path table : files(report.resolve("tables"), ".csv")) {
            assertThat(cells(table)).as(table.toString()).noneMatch(HostileTextTest::evaluated);
        }
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.resolve("junit.xml").toFile())
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(1);
    }

    /** What a spreadsheet takes for a formula, {@code =1+1} and {@code -1+cmd()}; a number is none. */
    private static boolean evaluated(String cell) {
        return cell.matches("(?s)[=+@\\t\\r-].*") && !cell.matches("[+-][0-9]+([.][0-9]+)?(E-?[0-9]+)?");
    }

    @Test
    void formulas_of_a_spreadsheet_are_known() {
        assertThat(List.of("=1+1", "-1+cmd()", "+1+1", "@x", "\t=1")).allMatch(HostileTextTest::evaluated);
        assertThat(List.of("-0.5", "-1.2E-7", "'=1+1", "x")).noneMatch(HostileTextTest::evaluated);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(suffix)).toList();
            assertThat(found).as(suffix).isNotEmpty();
            return found;
        }
    }

    private static List<String> cells(Path table) throws IOException {
        try (Reader reader = Files.newBufferedReader(table);
                Stream<CSVRecord> records = CSVFormat.RFC4180.parse(reader).stream()) {
            return records.flatMap(CSVRecord::stream).toList();
        }
    }
}
