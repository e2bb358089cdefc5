package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a step for a setting carries.
 *
 * @param lab that the mark names
 * @param key that the API has for it
 * @param values fields as they are to be; for an adoption, as they were seen
 * @param drop fields to be taken away
 * @param seal what the register is to say; of a removal, what it must say
 */
record SettingArguments(String lab, String key, Fields values, List<String> drop, Optional<Seal> seal) {
    SettingArguments {
        drop = List.copyOf(drop);
    }

    static SettingArguments of(Step step) {
        Fields arguments = step.arguments();
        return new SettingArguments(
                arguments.text("lab").orElse(""),
                arguments.text("key").orElseGet(() -> SettingKind.key(step.id().address())),
                arguments.below("fields"),
                arguments.get("drop").map(Form::items).orElse(List.of()),
                arguments.text("seal").flatMap(Seal::tryParse));
    }

    Fields fields() {
        Fields.Builder fields = Fields.builder()
                .put("lab", lab)
                .put("key", key)
                .putBelow("fields", values)
                .put("seal", seal.map(text -> Value.of(text.toString())));
        if (!drop.isEmpty()) {
            fields.put("drop", Value.ofTexts(drop));
        }
        return fields.build();
    }
}
