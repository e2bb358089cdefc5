package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Attribution;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.HostCare;
import dev.homecroft.spi.Preflight;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a provider says of itself is what it does. */
interface DescriptionLaws extends Law {
    @Test
    default void descriptionIsTheSameEachTime() {
        assertThat(loop().provider().describe())
                .isEqualTo(bench().fixture().provider().describe());
    }

    @Test
    default void capabilitiesAreThoseThatTheProviderImplements() {
        Set<Description.Capability> said = loop().provider().describe().capabilities();
        assertThat(said.contains(Description.Capability.ATTRIBUTION))
                .isEqualTo(loop().provider() instanceof Attribution);
        assertThat(said.contains(Description.Capability.PREFLIGHT)).isEqualTo(loop().provider() instanceof Preflight);
        assertThat(said.contains(Description.Capability.HOST_CARE)).isEqualTo(loop().provider() instanceof HostCare);
    }

    @Test
    default void projectsOnlyKindsAndTargetsOfItsOwn() {
        Description description = loop().provider().describe();
        assertThat(loop().projection().resources())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(resource -> {
                    assertThat(description.kinds()).contains(resource.address().kind());
                    assertThat(resource.target().provider()).isEqualTo(description.name());
                });
        assertThat(loop().projection().targets())
                .allSatisfy(
                        connection -> assertThat(connection.target().provider()).isEqualTo(description.name()));
    }

    @Test
    default void everyTargetHasOneConnection() {
        Projection projection = loop().projection();
        Set<Target> needed =
                projection.resources().stream().map(DesiredResource::target).collect(Collectors.toSet());
        assertThat(projection.targets())
                .extracting(Connection::target)
                .doesNotHaveDuplicates()
                .containsAll(needed);
        assertThat(projection.targets())
                .allSatisfy(connection -> assertThat(connection.endpoints()).isNotEmpty());
    }

    @Test
    default void noAddressIsProjectedTwice() {
        assertThat(loop().projection().resources())
                .extracting(DesiredResource::address)
                .doesNotHaveDuplicates()
                .contains(bench().subject());
    }

    @Test
    default void theLabOfTheFixtureIsProjectedWithoutErrors() {
        assertThat(loop().projection().problems()).noneMatch(Diagnostic::isError);
    }

    @Test
    default void projectionIsTheSameEachTime() {
        assertThat(bench().fixture().provider().project(loop().lab())).isEqualTo(loop().projection());
    }

    @Test
    default void projectionDoesNotDependOnTheOrderOfTheLab() {
        Projection reversed = loop().provider().project(ReversedLab.of(loop().lab()));
        assertThat(reversed.resources()).isEqualTo(loop().projection().resources());
        assertThat(reversed.targets()).isEqualTo(loop().projection().targets());
        assertThat(reversed.problems())
                .containsExactlyInAnyOrderElementsOf(loop().projection().problems());
    }

    @Test
    default void observesKindsOfItsOwnOnTheTargetAsked() {
        loop().settle();
        Set<String> kinds = new TreeSet<>(loop().provider().describe().kinds());
        if (loop().provider() instanceof HostCare) {
            kinds.add(HostCare.NODE);
        }
        for (Observation observation : loop().observe().values()) {
            WrittenForms.assertSurvivesAFile(observation);
            assertThat(observation.objects()).allSatisfy(object -> {
                assertThat(object.ref().target()).isEqualTo(observation.target());
                // What has no identity is no thing of anybody's: a storage, a mapping.
                if (object.identity().isPresent() || object.mark().isPresent()) {
                    assertThat(object.kind()).isIn(kinds);
                }
                assertThat(object.name()).isNotBlank();
            });
            assertThat(observation.objects()).extracting(object -> object.ref()).doesNotHaveDuplicates();
        }
    }
}
