package dev.homecroft.state;

import dev.homecroft.kernel.Diagnostic;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan was made from. Apply refuses the plan when the parent run or the observation is no longer the current one.
 *
 * @param labId what the marks carry
 * @param commit the lab's Git commit, with {@code +} behind it when the folder had changes on top
 * @param parentRun id of the run before it; empty for the first
 * @param observed digest over everything observed, without the times
 * @param reach freshness of each target
 * @param problems what could not be read, each once
 * @param sandbox whether the targets are simulators
 */
public record PlanHeader(
        String lab,
        String labId,
        Optional<String> commit,
        Instant at,
        Optional<String> parentRun,
        String observed,
        SortedMap<Target, Freshness> reach,
        List<String> named,
        List<Diagnostic> problems,
        boolean sandbox) {
    public PlanHeader {
        reach = Collections.unmodifiableSortedMap(new TreeMap<>(reach));
        named = named.stream().distinct().sorted().toList();
        problems = problems.stream().distinct().toList();
    }
}
