package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Origin;
import dev.homecroft.model.edge.Hostnames;
import dev.homecroft.model.edge.Tunnel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {
    private static final Origin ORIGIN = Origin.at(SourceRange.ofFile("lab.yaml"));
    private static final Routes ROUTES =
            new Routes(Stream.of("*.example.org", "a.example.org", "*.lab.example.org", "example.net", "*.de")
                    .collect(Collectors.toMap(Function.identity(), RoutesTest::route)));

    private static Tunnel.Route route(String pattern) {
        return new Tunnel.Route(pattern, Optional.empty(), Optional.empty(), List.of(), ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        "a.example.org, a.example.org",
        "b.example.org, *.example.org",
        "b.a.example.org, *.example.org",
        "a.lab.example.org, *.lab.example.org",
        "lab.example.org, *.example.org",
        "example.net, example.net",
        "a.b.de, *.de",
        "example.org, none",
        "www.example.net, none",
        "de, none"
    })
    void theLongestPatternWinsAndANameBeforeAStar(String name, String expected) {
        Fqdn hostname = Fqdn.parse(name);
        String found = ROUTES.closest(hostname).map(Tunnel.Route::hostname).orElse("none");
        assertThat(found).isEqualTo(expected);
        assertThat(ROUTES.byPattern().keySet().stream().anyMatch(pattern -> Hostnames.covers(pattern, hostname)))
                .isEqualTo(!found.equals("none"));
    }
}
