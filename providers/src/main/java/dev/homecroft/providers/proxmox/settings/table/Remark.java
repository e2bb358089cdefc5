package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of one line: what people wrote, and at its end our mark, {@code Films and music [croft tower pool/tower/media]}.
 *
 * @param lab empty when it carries no mark
 * @param isHalf whether we have made it and not finished
 */
public record Remark(String text, Optional<String> lab, Optional<Address> address, boolean isHalf) {
    /** Behind the address in the mark of what is not whole yet. */
    private static final String HALF = " half";

    private static final Pattern MARKED =
            Pattern.compile("(.*?) ?\\[croft ([^\\s\\[\\]]+) ([^\\s\\[\\]]+)(" + HALF + ")?\\]\\s*", Pattern.DOTALL);

    public static Remark parse(String comment) {
        Matcher matcher = MARKED.matcher(comment);
        if (matcher.matches()) {
            Optional<Address> address = Address.tryParse(matcher.group(3));
            if (address.isPresent()) {
                return new Remark(
                        matcher.group(1).strip(), Optional.of(matcher.group(2)), address, matcher.group(4) != null);
            }
        }
        return new Remark(comment.strip(), Optional.empty(), Optional.empty(), false);
    }

    public static Remark of(String text, String lab, Address address) {
        return new Remark(text.strip(), Optional.of(lab), Optional.of(address), false);
    }

    /** As long as something is missing of it that only we can add. */
    public Remark half() {
        return new Remark(text, lab, address, true);
    }

    public boolean isOf(String owner, Address thing) {
        return lab.equals(Optional.of(owner)) && address.equals(Optional.of(thing));
    }

    @Override
    public String toString() {
        if (lab.isEmpty() || address.isEmpty()) {
            return text;
        }
        return "%s%s[croft %s %s%s]"
                .formatted(text, text.isEmpty() ? "" : " ", lab.get(), address.get(), isHalf ? HALF : "");
    }
}
