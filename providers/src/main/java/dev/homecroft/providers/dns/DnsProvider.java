package dev.homecroft.providers.dns;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.dns.wire.NameServers;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Zones on servers with dynamic update (RFC 2136) and zone transfer: knot, BIND, Technitium, PowerDNS and others. */
public final class DnsProvider implements Provider {
    private final DnsKeys keys;
    private final DnsObserver observer;

    /** With the machine's clock, whose time servers expect in signatures. */
    public DnsProvider() {
        this(NameServers.TCP);
    }

    /** The same over another way to the servers. */
    public DnsProvider(NameServers servers) {
        this(servers, Clock.systemUTC());
    }

    DnsProvider(NameServers servers, Clock clock) {
        keys = new DnsKeys(servers, clock);
        observer = new DnsObserver(keys);
    }

    @Override
    public Description describe() {
        return new Description(
                DnsSettings.PROVIDER, "DNS", Set.of(DnsResource.KIND), Set.of(Description.Capability.ADOPT));
    }

    @Override
    public Projection project(Lab lab) {
        return DnsProjector.project(lab);
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        return observer.observe(target, context);
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        return DnsDiffer.diff(matched, context);
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        try {
            return new DnsApplier(step, keys, context).apply();
        } catch (CroftException unusable) {
            return new StepResult.Failed(unusable.diagnostics().getFirst());
        }
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        try {
            return new DnsApplier(step, keys, context).probe();
        } catch (CroftException unusable) {
            return new StepResult.Unknown(unusable.diagnostics().getFirst());
        }
    }
}
