package dev.homecroft.providers.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The names of the example lab, from its files. */
final class TowerNamesTest {
    private static Lab tower() {
        Path folder = Path.of(System.getProperty("homecroft.root", ".."), "examples", "tower");
        LabFiles files = LabFiles.load(new FolderTree(folder), ParseCache.none(), path -> true);
        return LabBinder.bind(files).lab().orElseThrow();
    }

    @Test
    void theTowerHasItsNamesAndNoProblems() {
        Projection projection = DnsProjector.project(tower());
        assertThat(projection.problems()).isEmpty();
        assertThat(projection.targets())
                .hasSize(3)
                .allSatisfy(connection -> assertThat(connection.endpoints()).hasSize(2));
        Map<String, String> values = new TreeMap<>();
        for (DesiredResource resource : projection.resources()) {
            values.put(
                    resource.address().name(),
                    DnsResource.values(resource.fields()).getFirst());
        }
        assertThat(values)
                .containsEntry("*.apps.lab.example.org/CNAME", "gateway.lab.example.org")
                .containsEntry("_nfs._tcp.lab.example.org/SRV", "0 0 2049 truenas.lab.example.org")
                .containsEntry("lab.example.org/TXT", "The tower under the desk")
                .containsKeys("gateway.lab.example.org/A", "talos-1.lab.example.org/A", "ns-1.lab.example.org/A");
        assertThat(values.keySet()).anyMatch(name -> name.endsWith(".0.20.10.in-addr.arpa/PTR"));
    }

    @Test
    void everyRecordNeedsTheGuestThatServesItsZone() {
        assertThat(DnsProjector.project(tower()).resources())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.needs())
                        .extracting(need -> need.on().toString())
                        .contains("guest/ns-1"));
    }
}
