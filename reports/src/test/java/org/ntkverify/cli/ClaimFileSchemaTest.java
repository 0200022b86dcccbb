package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.check.spec.ClaimFile;

/** The published schema of claim files says what the reader reads. */
class ClaimFileSchemaTest {

    private static final Pattern KEYS = Pattern.compile("must be one of (.*) but was");

    @TempDir
    private Path folder = Path.of(".");

    private static JsonNode schema() throws IOException {
        try (InputStream stream = ClaimFile.class.getResourceAsStream("claims.schema.json")) {
            return new YAMLMapper().readTree(stream);
        }
    }

    private static JsonNode claim() throws IOException {
        return schema().at("/properties/claims/items");
    }

    static Stream<String> forms() throws IOException {
        return stream(claim().get("oneOf"))
                .map(form -> form.get("required").get(0).asText());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Returns the keys that the reader lists when it meets another one. */
    private Set<String> keysRead(String entry) throws IOException {
        Path file = folder.resolve("claims.yaml");
        Files.writeString(file, "version: 1\nclaims:\n  - %s\n".formatted(entry));
        Console console = Console.run(
                "verify", file.toString(), "--out", folder.resolve("out").toString());
        Matcher keys = KEYS.matcher(console.error());
        assertThat(keys.find()).as(console.error()).isTrue();
        return new TreeSet<>(Arrays.asList(keys.group(1).split(", ")));
    }

    @Test
    void a_claim_has_the_keys_that_are_read() throws IOException {
        assertThat(names(claim())).isEqualTo(keysRead("{id: it, nobody: 1}"));
    }

    @Test
    void a_network_has_the_keys_that_are_read() throws IOException {
        assertThat(names(claim().at("/properties/network/anyOf/1")))
                .isEqualTo(
                        keysRead("{id: it, network: {nobody: 1}, data: 'circle:3', definiteness: {of: infinite-ntk}}"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_has_the_keys_that_are_read(String form) throws IOException {
        assertThat(names(claim().at("/properties/" + form)))
                .isEqualTo(keysRead("{id: it, %s: {nobody: 1}}".formatted(form)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports/src/main/resources/org/ntkverify/cli/init/claims.yaml",
                "docs/examples/numpy/claims.yaml"
            })
    void files_of_ours_are_valid(String name) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
        JsonNode claims =
                new YAMLMapper().readTree(Files.readString(Path.of("..").resolve(name)));

        assertThat(schema.validate(claims)).isEmpty();
    }

    @Test
    void a_file_with_another_key_is_not() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
        List<String> wrong = List.of(
                "{version: 1, claims: [{id: it, dual: {activation: relu, equal: c}}]}",
                "{version: 1, claims: [{id: it}]}",
                "{version: 2, claims: [{id: it, dual: {activation: relu, equals: c}}]}",
                "{version: 1, claims: [{id: it, dual: {activation: relu, equals: c}, ntk: {equals: c}}]}");

        assertThat(wrong)
                .allSatisfy(text -> assertThat(schema.validate(new YAMLMapper().readTree(text)))
                        .isNotEmpty());
    }
}
