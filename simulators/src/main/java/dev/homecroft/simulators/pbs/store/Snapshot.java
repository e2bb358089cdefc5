package dev.homecroft.simulators.pbs.store;

import dev.homecroft.simulators.stage.Fields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One backup.
 *
 * @param time Unix seconds
 * @param size bytes of all its archives
 * @param stored bytes that only it needs: what was not there before
 * @param files names of its archives
 * @param isProtected whether nothing removes it
 * @param verified {@code ok}, {@code failed} or empty
 * @param verifiedBy the task that verified it, or empty
 * @param keyFingerprint of the key that encrypts it, or empty
 * @param isCorrupt whether the next look at its chunks finds them damaged
 */
public record Snapshot(
        BackupGroup group,
        long time,
        long size,
        long stored,
        List<String> files,
        String notes,
        boolean isProtected,
        String verified,
        String verifiedBy,
        String keyFingerprint,
        boolean isCorrupt) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Snapshot {
        files = List.copyOf(files);
        if (time < 1) {
            throw new IllegalArgumentException("not a time of a backup: " + time);
        }
    }

    /** A new backup with the archives that a thing of this type has. */
    public static Snapshot of(BackupGroup group, long time, long size, long stored) {
        List<String> files = switch (group.type()) {
            case "vm" -> List.of("client.log.blob", "drive-scsi0.img.fidx", "index.json.blob", "qemu-server.conf.blob");
            case "ct" -> List.of("client.log.blob", "index.json.blob", "pct.conf.blob", "root.pxar.didx");
            default -> List.of("index.json.blob", "root.pxar.didx");
        };
        return new Snapshot(group, time, size, stored, files, "", false, "", "", "", false);
    }

    public Snapshot withNotes(String changed) {
        return new Snapshot(
                group,
                time,
                size,
                stored,
                files,
                changed,
                isProtected,
                verified,
                verifiedBy,
                keyFingerprint,
                isCorrupt);
    }

    public Snapshot withProtection(boolean changed) {
        return new Snapshot(
                group, time, size, stored, files, notes, changed, verified, verifiedBy, keyFingerprint, isCorrupt);
    }

    public Snapshot withVerification(String state, String upid) {
        return new Snapshot(
                group, time, size, stored, files, notes, isProtected, state, upid, keyFingerprint, isCorrupt);
    }

    public Snapshot withKey(String fingerprint) {
        return new Snapshot(
                group, time, size, stored, files, notes, isProtected, verified, verifiedBy, fingerprint, isCorrupt);
    }

    public Snapshot damaged() {
        return new Snapshot(
                group, time, size, stored, files, notes, isProtected, verified, verifiedBy, keyFingerprint, true);
    }

    /** The same backup in another group; nobody has verified it or protected it there. */
    public Snapshot copiedTo(BackupGroup target) {
        return new Snapshot(target, time, size, stored, files, notes, false, "", "", keyFingerprint, isCorrupt);
    }

    /** As logs and Proxmox VE have it, such as {@code vm/100/2026-01-01T00:00:00Z}. */
    public String name() {
        return group + "/" + TIME.format(Instant.ofEpochSecond(time));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ns", group.namespace());
        json.put("type", group.type());
        json.put("id", group.id());
        json.put("time", time);
        json.put("size", size);
        json.put("stored", stored);
        json.put("files", files);
        json.put("notes", notes);
        json.put("protected", isProtected);
        json.put("verified", verified);
        json.put("verifiedBy", verifiedBy);
        json.put("key", keyFingerprint);
        json.put("corrupt", isCorrupt);
        return json;
    }

    static Snapshot fromJson(Fields fields) {
        return new Snapshot(
                new BackupGroup(fields.text("ns"), fields.text("type"), fields.text("id")),
                fields.number("time"),
                fields.number("size"),
                fields.number("stored"),
                fields.texts("files"),
                fields.text("notes"),
                fields.flag("protected"),
                fields.text("verified"),
                fields.text("verifiedBy"),
                fields.text("key"),
                fields.flag("corrupt"));
    }
}
