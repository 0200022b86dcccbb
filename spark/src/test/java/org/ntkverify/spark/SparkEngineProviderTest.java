package org.ntkverify.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.engine.remote.RemoteEngineProvider;

class SparkEngineProviderTest {

    @Test
    void the_engine_is_found_by_the_word_that_users_type() {
        List<String> names = ServiceLoader.load(RemoteEngineProvider.class).stream()
                .map(found -> found.get().name())
                .toList();
        assertThat(names).containsExactly("spark");
    }
}
