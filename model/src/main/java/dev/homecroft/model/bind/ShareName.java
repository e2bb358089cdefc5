package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.NasShare;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.util.Optional;

/** The name of an appliance, a slash, and the name of one of its shares. */
record ShareName() implements Type<NasShare> {
    @Override
    public Form form() {
        return new Form.Within(Section.NAS, "share");
    }

    @Override
    public Optional<NasShare> read(YamlNode node, Place place) {
        return Types.TEXT.read(node, place).flatMap(text -> {
            int slash = text.indexOf('/');
            String name = text.substring(0, Math.max(slash, 0));
            boolean isGood = slash > 0 && slash + 1 < text.length() && Address.isName(name);
            if (!isGood) {
                place.mismatch(node.range(), words(), place.quote(text));
                return Optional.empty();
            }
            Ref nas = new Ref(Section.NAS, name, node.range());
            place.reading().use(nas, place);
            return Optional.of(new NasShare(nas, text.substring(slash + 1)));
        });
    }
}
