package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.storage.Storage;

/** Binds what stands beside hosts and guests: gear, storage, and what people decide. */
final class GearBinder {
    private final LabBinder binder;

    GearBinder(LabBinder binder) {
        this.binder = binder;
    }

    Gear gear() {
        return new Gear(
                binder.bind(Section.FEEDS, GearShapes.FEED, GearShapes::feed),
                binder.bind(Section.LINKS, GearShapes.LINK, GearShapes::link),
                binder.bind(Section.DEVICES, GearShapes.DEVICE, GearShapes::device),
                binder.bind(Section.GROUPS, GearShapes.GROUP, GearShapes::group));
    }

    Storage storage() {
        return new Storage(
                binder.bind(Section.NAS, NasShapes.NAS, NasShapes::nas),
                binder.bind(Section.DATABASES, DatabaseShapes.DATABASE, DatabaseShapes::database),
                new Backups(
                        binder.bind(Section.BACKUP_SERVERS, BackupShapes.SERVER, BackupShapes::server),
                        binder.bind(Section.DATASTORES, BackupShapes.DATASTORE, BackupShapes::datastore),
                        binder.bind(Section.BACKUP_JOBS, BackupShapes.JOB, BackupShapes::job),
                        binder.bind(Section.BACKUP_COPIES, BackupShapes.COPY, BackupShapes::copy),
                        binder.bind(Section.RESTORE_DRILLS, BackupShapes.DRILL, BackupShapes::drill),
                        binder.bind(Section.ISOLATION, BackupShapes.ISOLATION, BackupShapes::isolation)));
    }

    Care care() {
        return new Care(
                binder.bind(Section.UPDATES, CareShapes.UPDATE, CareShapes::update),
                binder.bind(Section.MITIGATIONS, CareShapes.MITIGATION, CareShapes::mitigation),
                binder.bind(Section.DECISIONS, CareShapes.DECISION, CareShapes::decision));
    }
}
