package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Section;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.storage.Nas;
import dev.homecroft.model.time.Schedule;
import java.time.LocalDateTime;
import java.util.Optional;

/** Times that never come. */
final class ScheduleChecks {
    /** Any moment will do: what never comes after it never came. */
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final Report report;

    private ScheduleChecks(Report report) {
        this.report = report;
    }

    static void never(Facts facts, Report report) {
        ScheduleChecks checks = new ScheduleChecks(report);
        Lab lab = facts.lab();
        checks.backups(lab.storage().backups());
        lab.storage().nas().values().forEach(checks::nas);
        lab.hypervisors().values().forEach(hypervisor -> {
            hypervisor
                    .settings()
                    .replication()
                    .values()
                    .forEach(copy -> checks.look(
                            copy.schedule(), "schedule", copy.origin(), Section.HYPERVISORS, hypervisor.name()));
            hypervisor
                    .settings()
                    .access()
                    .realms()
                    .values()
                    .forEach(realm ->
                            checks.look(realm.sync(), "sync", realm.origin(), Section.HYPERVISORS, hypervisor.name()));
        });
    }

    private void backups(Backups backups) {
        backups.jobs()
                .values()
                .forEach(job -> look(job.schedule(), "schedule", job.origin(), Section.BACKUP_JOBS, job.name()));
        backups.copies()
                .values()
                .forEach(copy -> look(copy.schedule(), "schedule", copy.origin(), Section.BACKUP_COPIES, copy.name()));
        backups.datastores().values().forEach(store -> {
            look(store.verify(), "verify", store.origin(), Section.DATASTORES, store.name());
            look(store.collect(), "collect", store.origin(), Section.DATASTORES, store.name());
        });
    }

    private void nas(Nas nas) {
        nas.snapshots()
                .values()
                .forEach(task -> look(task.schedule(), "schedule", task.origin(), Section.NAS, nas.name()));
        nas.replications()
                .values()
                .forEach(task -> look(task.schedule(), "schedule", task.origin(), Section.NAS, nas.name()));
        nas.cloudSyncs()
                .values()
                .forEach(task -> look(task.schedule(), "schedule", task.origin(), Section.NAS, nas.name()));
        nas.rsyncs()
                .values()
                .forEach(task -> look(task.schedule(), "schedule", task.origin(), Section.NAS, nas.name()));
    }

    private void look(Optional<Schedule> schedule, String field, Origin origin, Section section, String name) {
        if (schedule.isPresent() && schedule.get().next(BEGINNING).isEmpty()) {
            report.add(Diagnostic.error(
                            VirtCodes.SCHEDULE_NEVER,
                            "`%s` never comes: no month that it names has that day.".formatted(schedule.get()))
                    .at(origin.of(field))
                    .about(Facts.address(section, name)));
        }
    }
}
