package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Workers;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.source.LabFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lab is the same whoever worked it out, and in whatever order. */
final class WorkersTest {
    private static final int GUESTS = 1200;

    private record Backwards() implements Workers {
        @Override
        public <I, R> List<R> each(List<I> items, Function<I, R> work) {
            List<R> results = new ArrayList<>(Workers.alone().each(items.reversed(), work));
            Collections.reverse(results);
            return results;
        }
    }

    /** Large enough to be bound in parts, with something wrong in each of them and in what they share. */
    private static LabFiles lab() {
        String guests = IntStream.range(0, GUESTS)
                .mapToObj(number -> """
                          g-%d:
                            profile: %s
                            node: pve-%d
                            nics: { net0: { network: %s, address: +%d } }
                            %s
                        """.formatted(
                                number,
                                number % 100 == 7 ? "missing" : "small",
                                number % 3,
                                number % 90 == 5 ? "nowhere" : "servers",
                                10 + number % 700,
                                number % 80 == 3 ? "memroy: 1G" : "cpu: 1"))
                .collect(Collectors.joining());
        return LabTexts.of(Map.of("lab.yaml", """
                lab: { name: big }
                networks: { servers: { cidr: 10.0.0.0/20, gateway: 10.0.0.1 } }
                hosts: { pve-0: {}, pve-1: {} }
                hypervisors: { tower: { kind: proxmox, members: [pve-0, pve-1] } }
                profiles: { small: { type: container, hypervisor: tower, memory: 8 } }
                guests:
                """ + guests));
    }

    @Test
    void aLabIsBoundTheSameInAnyOrder() {
        LabFiles files = lab();
        LabResult expected = LabBinder.bind(files);
        LabResult bound = LabBinder.bind(files, new Backwards());
        assertThat(expected.diagnostics()).hasSizeGreaterThan(20);
        assertThat(bound.diagnostics()).isEqualTo(expected.diagnostics());
        assertThat(bound.lab()).isEqualTo(expected.lab());
        assertThat(List.copyOf(bound.lab().orElseThrow().guests().keySet()))
                .isEqualTo(List.copyOf(expected.lab().orElseThrow().guests().keySet()));
    }

    @Test
    void checksSayTheSameInAnyOrder() {
        LabResult bound = LabBinder.bind(lab());
        assertThat(LabChecks.of(bound.lab().orElseThrow(), new Backwards()))
                .hasSizeGreaterThan(100)
                .isEqualTo(LabChecks.of(bound.lab().orElseThrow()));
    }
}
