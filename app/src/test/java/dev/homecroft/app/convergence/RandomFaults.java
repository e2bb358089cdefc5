package dev.homecroft.app.convergence;

import dev.homecroft.simulators.dns.DnsControl;
import dev.homecroft.simulators.dns.DnsFault;
import dev.homecroft.simulators.dns.DnsOperation;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Bad weather: what goes wrong with calls, drawn from one seed. */
final class RandomFaults {
    /** For calls that change something. */
    private static final List<Fault> WRITES = List.of(
            new Fault.DropsBefore(),
            new Fault.DropsAfter(),
            new Fault.Hangs(Duration.ofMillis(200)),
            new Fault.AnswersAfter(596, "Connection timed out"),
            ProxmoxFaults.unreachable(),
            ProxmoxFaults.tooSlow(),
            ProxmoxFaults.lockTimeout(111),
            ProxmoxFaults.lockTimeoutInTask(111),
            ProxmoxFaults.storageLockTimeout("fast"),
            ProxmoxFaults.storageFull("fast"),
            ProxmoxFaults.noWorkerUpid(true),
            ProxmoxFaults.noWorkerUpid(false),
            ProxmoxFaults.digestConflict(),
            new Fault.TaskFails("command failed: exit code 255"),
            ProxmoxFaults.unauthorized());

    private static final List<Fault> READS = List.of(
            ProxmoxFaults.unreachable(),
            ProxmoxFaults.tooSlow(),
            new Fault.DropsBefore(),
            new Fault.Hangs(Duration.ofMillis(200)));

    private static final List<DnsFault> NAMES = List.of(
            DnsFault.Answer.servfail(),
            DnsFault.Answer.refused(),
            new DnsFault.LoseAnswer(),
            new DnsFault.RefuseTime(),
            new DnsFault.RefuseKey());

    private final SplittableRandom random;

    RandomFaults(long seed) {
        random = new SplittableRandom(seed);
    }

    void begin(ProxmoxControl cluster, DnsControl names) {
        cluster.faults().random(random.nextLong(), 0.25, WRITES);
        for (int i = 0; i < 4; i++) {
            Pattern some = Pattern.compile(i % 2 == 0 ? "/nodes/.*" : ".*/tasks/.*");
            cluster.faults()
                    .add(new Fault.Rule("GET", some, 1 + random.nextInt(60), 1 + random.nextInt(3), any(READS)));
        }
        cluster.cutQuorum(random.nextInt(6) == 0);
        for (DnsOperation operation : DnsOperation.values()) {
            if (random.nextBoolean()) {
                names.fault(operation, any(NAMES), 1 + random.nextInt(3));
            }
        }
    }

    void end(ProxmoxControl cluster, DnsControl names) {
        cluster.faults().clear();
        cluster.cutQuorum(false);
        names.clearFaults();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
