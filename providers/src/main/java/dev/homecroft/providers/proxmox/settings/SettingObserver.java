package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Beside;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Release;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.providers.proxmox.settings.table.Marking;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads all settings of a cluster, ours and others'. A kind that can't be read is one unreadable object without a name. */
public final class SettingObserver {
    private final ProxmoxClient client;
    private final Target target;
    private final String lab;
    private final Supplier<GuestNames> names;

    /** @param names of guests of the lab, by which settings call them; waited for where it must be */
    public SettingObserver(ProxmoxClient client, Target target, String lab, Supplier<GuestNames> names) {
        this.names = names;
        this.client = client;
        this.target = target;
        this.lab = lab;
    }

    public List<ObservedObject> observe() {
        try (Beside beside = new Beside()) {
            Supplier<Map<Address, Seal>> register = beside.begin(this::register);
            Supplier<Optional<Release>> release = beside.begin(this::release);
            List<ObservedObject> objects = new ArrayList<>();
            ProxmoxClient.each(SettingKinds.all(), kind -> read(kind, register)).forEach(objects::addAll);
            release.get().ifPresent(known -> objects.addFirst(ReleaseCheck.observed(target, known)));
            return objects;
        }
    }

    private Optional<Release> release() {
        try {
            return Optional.of(client.release());
        } catch (CroftException unreadable) {
            return Optional.empty();
        }
    }

    /** Without the right to read the notes nothing in them is known to be ours. */
    private Map<Address, Seal> register() {
        try {
            return Register.read(client).of(lab);
        } catch (CroftException unreadable) {
            return Map.of();
        }
    }

    private List<ObservedObject> read(SettingKind kind, Supplier<Map<Address, Seal>> register) {
        try {
            List<ObservedObject> objects = new ArrayList<>();
            RuleReading rules = new RuleReading(client, target, lab);
            kind.route().all(client, names).forEach((key, row) -> {
                if (SettingKind.isSilent(row)) {
                    objects.add(unreadable(kind, key, "its node does not answer"));
                } else if (kind.marking() instanceof Marking.Within) {
                    objects.addAll(rules.read(kind, key, kind.withGuest(key, names.get()::name), row));
                } else {
                    objects.add(object(kind, key, row, register.get()));
                    objects.addAll(pending(kind, row));
                }
            });
            return objects;
        } catch (CroftException unreadable) {
            return List.of(
                    unreadable(kind, "", unreadable.diagnostics().getFirst().summary()));
        }
    }

    private ObservedObject object(SettingKind kind, String key, Json.Obj row, Map<Address, Seal> register) {
        Address address = kind.address(target, kind.withGuest(key, names.get()::name));
        Optional<Mark> mark = switch (kind.marking()) {
            case Marking.Comment _ -> kind.mark(row);
            case Marking.Registered() ->
                Optional.ofNullable(register.get(address))
                        .filter(seal -> !kind.isOrdered() || seal.isUnbroken(kind.fields(row)))
                        .map(seal -> mark(address, seal.toString()));
            case Marking.Inherent(), Marking.Within() -> Optional.of(mark(address, "inherent"));
        };
        return new ObservedObject(
                kind.ref(target, key),
                kind.word(),
                address.name(),
                Optional.of(SettingKind.identity(address)),
                mark,
                names.get().named(kind, kind.fields(row)),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    /** What was written into the SDN and not applied, whoever did it. */
    private List<ObservedObject> pending(SettingKind kind, Json.Obj row) {
        Optional<Value> objects = Form.LINES.read(row, SdnRoute.PENDING);
        if (!kind.isSdn() || objects.isEmpty()) {
            return List.of();
        }
        return List.of(new ObservedObject(
                new ObjectRef(target, SdnRoute.STATUS),
                SdnRoute.STATUS,
                target.name() + "/" + SdnRoute.KEY,
                Optional.empty(),
                Optional.empty(),
                Fields.builder().put("pending", objects.get()).build(),
                Fields.EMPTY,
                Freshness.FRESH));
    }

    private Mark mark(Address address, String intent) {
        return new Mark(lab, address, Optional.of(SettingKind.identity(address)), intent);
    }

    private ObservedObject unreadable(SettingKind kind, String key, String why) {
        return new ObservedObject(
                kind.ref(target, key),
                kind.word(),
                key.isEmpty() ? "" : kind.address(target, key).name(),
                Optional.empty(),
                Optional.empty(),
                Fields.EMPTY,
                Fields.EMPTY,
                new Freshness.Unreachable(why));
    }
}
