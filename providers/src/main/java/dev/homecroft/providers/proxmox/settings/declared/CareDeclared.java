package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.virt.HaRule;
import dev.homecroft.model.virt.HighAvailability;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** High availability and backup jobs of one cluster, as the lab states them. Guests are called by their names. */
final class CareDeclared {
    private final Lab lab;
    private final Hypervisor hypervisor;
    private final List<Guest> guests;
    private final List<Declared> all = new ArrayList<>();

    CareDeclared(Lab lab, Hypervisor hypervisor) {
        this.lab = lab;
        this.hypervisor = hypervisor;
        this.guests = lab.guests().values().stream()
                .filter(guest -> guest.hypervisor().name().equals(hypervisor.name()))
                .filter(guest -> guest.status() == Status.ACTIVE || guest.status() == Status.OFFLINE)
                .toList();
    }

    List<Declared> all() {
        guests.forEach(guest -> guest.guarding().ha().ifPresent(ha -> resource(guest, ha)));
        hypervisor.settings().rules().values().forEach(this::rule);
        lab.storage().backups().jobs().values().stream()
                .filter(job -> job.status() == Status.ACTIVE)
                .forEach(this::job);
        return all;
    }

    private static Need guest(String name, String why) {
        return new Need(new Address("guest", name), why);
    }

    private void resource(Guest guest, HighAvailability ha) {
        Fields fields = Fields.builder()
                .put("state", ha.state().name().toLowerCase(Locale.ROOT))
                .put("max-restart", ha.maxRestart().map(Value::of))
                .put("max-relocate", ha.maxRelocate().map(Value::of))
                .put("failback", ha.failback().map(Value::of))
                .put("comment", ha.comment().map(Value::of))
                .build();
        all.add(new Declared("ha", guest.name(), fields, List.of(guest(guest.name(), "is watched")), ha.origin()));
    }

    private void rule(HaRule rule) {
        boolean isOfNodes = rule.kind() == HaRule.Kind.NODE_AFFINITY;
        List<String> nodes = new ArrayList<>();
        rule.nodes().forEach((node, priority) -> nodes.add(priority > 0 ? node + ":" + priority : node));
        Fields.Builder fields = Fields.builder()
                .put("kind", isOfNodes ? "node-affinity" : "resource-affinity")
                .put("guests", Form.set(names(rule.guests())))
                .put(
                        "affinity",
                        rule.affinity().map(word -> Value.of(word.name().toLowerCase(Locale.ROOT))))
                .put("comment", rule.comment().map(Value::of));
        if (!nodes.isEmpty()) {
            fields.put("nodes", Form.set(nodes));
        }
        if (isOfNodes && (rule.strict() || rule.origin().states("strict"))) {
            fields.put("strict", rule.strict());
        }
        if (!rule.enabled() || rule.origin().states("enabled")) {
            fields.put("enabled", rule.enabled());
        }
        List<Need> needs = names(rule.guests()).stream()
                .map(name -> new Need(new Address("ha", hypervisor.name() + "/" + name), "is watched, and bound by it"))
                .toList();
        all.add(new Declared("ha-rule", rule.name(), fields.build(), needs, rule.origin()));
    }

    private static List<String> names(Collection<Ref> refs) {
        return refs.stream().map(Ref::name).toList();
    }

    /** A job runs on this cluster when the cluster has a storage that is the job's datastore, and guests for it. */
    private void job(Backups.Job job) {
        Optional<String> storage = job.datastore()
                .flatMap(datastore -> hypervisor.storages().values().stream()
                        .filter(one -> one.backing()
                                .datastore()
                                .filter(ref -> ref.name().equals(datastore.name()))
                                .isPresent())
                        .map(Hypervisor.Storage::name)
                        .findFirst());
        boolean isAll = names(job.hypervisors()).contains(hypervisor.name());
        List<String> chosen = isAll ? List.of() : chosen(job);
        if (storage.isEmpty() || (!isAll && chosen.isEmpty())) {
            return;
        }
        Fields.Builder fields = Fields.builder()
                .put("storage", storage.get())
                .put("schedule", job.schedule().map(schedule -> Value.of(schedule.toString())))
                .put("mode", job.mode().map(Value::of))
                .put("keep", job.keep().map(StorageDeclared::keep))
                .put("mail-to", job.mailTo().map(mail -> Form.set(List.of(mail))))
                .put(
                        "comment",
                        job.note()
                                .map(note -> Value.of(
                                        note.strip().lines().findFirst().orElse(""))));
        List<String> except = names(job.except()).stream().filter(this::isHere).toList();
        if (isAll) {
            fields.put("all", true);
        } else {
            fields.put("guests", Form.set(chosen));
        }
        if (isAll && !except.isEmpty()) {
            fields.put("except", Form.set(except));
        }
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(new Address("storage", hypervisor.name() + "/" + storage.get()), "saves there"));
        (isAll ? except : chosen).forEach(name -> needs.add(guest(name, "is named in it")));
        all.add(new Declared("backup-job", job.name(), fields.build(), needs, job.origin()));
    }

    private List<String> chosen(Backups.Job job) {
        List<String> named = names(job.guests());
        List<String> except = names(job.except());
        return guests.stream()
                .filter(guest -> named.contains(guest.name()) || !Collections.disjoint(guest.tags(), job.tags()))
                .map(Guest::name)
                .filter(name -> !except.contains(name))
                .toList();
    }

    private boolean isHere(String name) {
        return guests.stream().anyMatch(guest -> guest.name().equals(name));
    }
}
