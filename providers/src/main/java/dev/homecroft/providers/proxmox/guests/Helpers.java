package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.state.Fields;

/** Small disks that a guest needs because of something else: for its firmware, its TPM and its cloud-init data. */
final class Helpers {
    private Helpers() {}

    /** Those that are wanted and not there, on the storage of the first disk. */
    static Fields of(Fields desired, Fields observed) {
        Fields.Builder added = Fields.builder();
        desired.text("create.storage").ifPresent(storage -> {
            boolean isUefi = desired.text("firmware").filter("uefi"::equals).isPresent();
            if (isUefi && !observed.has("efi.storage") && !desired.has("efi.storage")) {
                added.put("efi.storage", storage);
            }
            boolean hasTpm = desired.flag("tpm").orElse(false);
            if (hasTpm && !observed.has("tpm-disk.storage") && !desired.has("tpm-disk.storage")) {
                added.put("tpm-disk.storage", storage);
            }
            boolean isCloudInit = desired.flag("create.cloud-init").orElse(false);
            if (isCloudInit && !observed.has("cloud-init.storage")) {
                added.put("cloud-init.storage", storage);
            }
        });
        return added.build();
    }
}
