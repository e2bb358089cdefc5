package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.api.Dialer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Transport;
import dev.homecroft.providers.proxmox.hosts.Inspection;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.work.Rights;
import dev.homecroft.spi.Attribution;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Found;
import dev.homecroft.spi.HostCare;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Inventory;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Preflight;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.QuickLook;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Proxmox VE 8.4 and 9: virtual machines, containers, the images that they are made from, and what a cluster keeps beside
 * them. Keeps open connections between calls and nothing else.
 */
public final class ProxmoxProvider implements Provider, Attribution, Preflight, HostCare, Inventory, QuickLook {
    private static final Description DESCRIPTION = new Description(
            "proxmox",
            "Proxmox VE",
            kinds(),
            settings(),
            Set.of(SdnRoute.KIND),
            Set.of(
                    Description.Capability.DURABLE_IDENTITY,
                    Description.Capability.ADOPT,
                    Description.Capability.ATTRIBUTION,
                    Description.Capability.PREFLIGHT,
                    Description.Capability.HOST_CARE));

    private final ProxmoxSettings settings;
    private final Function<Connection, Transport> connect;
    private final Map<Connection, Transport> transports = new ConcurrentHashMap<>();

    public ProxmoxProvider() {
        this(ProxmoxSettings.DEFAULT);
    }

    ProxmoxProvider(ProxmoxSettings settings) {
        this.settings = settings;
        this.connect = connection -> new Transport(connection, settings);
    }

    /** Reaches its clusters by other lines than those over TLS: for servers in the same process. */
    public ProxmoxProvider(Dialer dialer) {
        this.settings = ProxmoxSettings.DEFAULT;
        this.connect = connection -> new Transport(connection, settings, dialer);
    }

    private static Set<String> settings() {
        Set<String> kinds = new TreeSet<>(SettingKinds.words());
        kinds.add(NodeNetworks.KIND);
        return kinds;
    }

    private static Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(settings());
        kinds.add("guest");
        kinds.add("image");
        kinds.add(Names.DISK);
        return kinds;
    }

    @Override
    public Description describe() {
        return DESCRIPTION;
    }

    @Override
    public Projection project(Lab lab) {
        return ProxmoxProjector.project(lab);
    }

    @Override
    public Observation observe(Target target, ProviderContext context) {
        Instant now = context.clock().instant();
        try (ProxmoxClient client = client(target, context)) {
            return new ProxmoxObserver(client.forOneLook(), target, context.labId(), context.taking()).observe(now);
        } catch (CroftException noCredential) {
            return Observation.unreachable(
                    target, now, noCredential.diagnostics().getFirst());
        }
    }

    @Override
    public Glance readAll(Target target, ProviderContext context) {
        Instant now = context.clock().instant();
        try (ProxmoxClient client = client(target, context)) {
            return new QuickReading(client.forOneLook(), target, context.labId(), context.taking(), now).readAll();
        } catch (CroftException noCredential) {
            return Glance.last(Observation.unreachable(
                    target, now, noCredential.diagnostics().getFirst()));
        }
    }

    @Override
    public Optional<Glance> readChanges(Target target, Glance since, ProviderContext context) {
        Instant now = context.clock().instant();
        try (ProxmoxClient client = client(target, context)) {
            return new QuickReading(client.forOneLook(), target, context.labId(), context.taking(), now)
                    .readChanges(since);
        } catch (CroftException noCredential) {
            return Optional.empty();
        }
    }

    @Override
    public Found inventory(Lab lab, Observation observation, Set<String> from) {
        return Optional.ofNullable(lab.hypervisors().get(observation.target().name()))
                .map(cluster -> ProxmoxInventory.of(lab, cluster, observation, from))
                .orElse(Found.NOTHING);
    }

    @Override
    public Proposal diff(Matched matched, DiffContext context) {
        return ProxmoxDiffer.diff(matched, context);
    }

    @Override
    public List<ObservedObject> inspect(HostWish wish, Observation observation, ProviderContext context) {
        boolean isHere = observation.ofKind(HostCare.NODE).stream()
                .anyMatch(
                        node -> node.isFresh() && node.name().equals(wish.host().name()));
        if (!isHere) {
            return List.of();
        }
        try (ProxmoxClient client = client(observation.target(), context)) {
            return switch (wish) {
                case HostWish.Drain drain -> new Inspection(client, drain.host().name()).of(observation);
                case HostWish.Announce announce ->
                    new Inspection(client, announce.host().name()).start(observation);
                case HostWish.Restart restart ->
                    new Inspection(client, restart.host().name()).start(observation);
                case HostWish.Undrain _ -> List.of();
            };
        }
    }

    @Override
    public Proposal care(HostWish wish, Matched matched, DiffContext context) {
        return ProxmoxDiffer.care(wish, matched, context);
    }

    @Override
    public StepResult apply(Step step, StepContext context) {
        try (ProxmoxClient client = client(step.target(), context)) {
            return NodeNetworks.isNetwork(step.id().address())
                    ? NodeNetworks.apply(client, settings, context, step)
                    : new ProxmoxApplier(client, settings, context, step).apply();
        } catch (CroftException notBegun) {
            return new StepResult.Failed(notBegun.diagnostics().getFirst());
        }
    }

    @Override
    public StepResult probe(Step step, Optional<String> handle, StepContext context) {
        try (ProxmoxClient client = client(step.target(), context)) {
            return NodeNetworks.isNetwork(step.id().address())
                    ? NodeNetworks.probe(client, settings, context, step, handle)
                    : new ProxmoxApplier(client, settings, context, step).probe(handle);
        } catch (CroftException unreadable) {
            return new StepResult.Unknown(unreadable.diagnostics().getFirst());
        }
    }

    @Override
    public Optional<Author> lastChange(ObservedObject object, ProviderContext context) {
        Target target = object.ref().target();
        try (ProxmoxClient client = client(target, context);
                Secret token = context.secret(credential(context.connection(target)))) {
            String own = token.reveal().strip();
            int equals = own.indexOf('=');
            return new TaskLog(client, equals < 0 ? own : own.substring(0, equals)).lastChange(object);
        } catch (CroftException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public List<Diagnostic> preflight(Target target, List<Step> steps, ProviderContext context) {
        try (ProxmoxClient client = client(target, context)) {
            List<Step> own =
                    steps.stream().filter(step -> step.target().equals(target)).toList();
            return new Rights(client).missing(own);
        } catch (CroftException unreadable) {
            return unreadable.diagnostics();
        }
    }

    private ProxmoxClient client(Target target, ProviderContext context) {
        Connection connection = context.connection(target);
        Secret token = context.secret(credential(connection));
        Transport transport = transports.computeIfAbsent(connection, connect);
        return new ProxmoxClient(target.name(), transport, token);
    }

    private static SecretRef credential(Connection connection) {
        return connection
                .credential()
                .orElseThrow(() -> new CroftException(Diagnostic.error(
                                "proxmox-no-token",
                                "Nothing says how to log in to `%s`."
                                        .formatted(connection.target().name()))
                        .hint("state `token: STORE/PATH` of the hypervisor; the secret holds `user@realm!name=uuid`")
                        .build()));
    }
}
