package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of one line: what people wrote, and at its end our mark, {@code Films and music [croft tower pool/tower/media]}.
 *
 * @param lab empty when it carries no mark
 * @param half of what we have made and not finished: which try has made it
 */
public record Remark(String text, Optional<String> lab, Optional<Address> address, Optional<String> half) {
    /** Behind the address in the mark of what is not whole yet. */
    private static final String HALF = " half";

    private static final Pattern MARKED = Pattern.compile(
            "(.*?) ?\\[croft ([^\\s\\[\\]]+) ([^\\s\\[\\]]+)(" + HALF + "(?: [0-9a-f]+)?)?\\]\\s*", Pattern.DOTALL);

    public static Remark parse(String comment) {
        Matcher matcher = MARKED.matcher(comment);
        if (matcher.matches()) {
            Optional<Address> address = Address.tryParse(matcher.group(3));
            if (address.isPresent()) {
                return new Remark(
                        matcher.group(1).strip(),
                        Optional.of(matcher.group(2)),
                        address,
                        Optional.ofNullable(matcher.group(4))
                                .map(words -> words.substring(HALF.length()).strip()));
            }
        }
        return new Remark(comment.strip(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Remark of(String text, String lab, Address address) {
        return new Remark(text.strip(), Optional.of(lab), Optional.of(address), Optional.empty());
    }

    /**
     * As long as something is missing of it that only who makes it can add.
     *
     * @param maker a hexadecimal number that nobody else takes
     */
    public Remark halfBy(String maker) {
        return new Remark(text, lab, address, Optional.of(maker));
    }

    public boolean isHalf() {
        return half.isPresent();
    }

    public boolean isOf(String owner, Address thing) {
        return lab.equals(Optional.of(owner)) && address.equals(Optional.of(thing));
    }

    @Override
    public String toString() {
        if (lab.isEmpty() || address.isEmpty()) {
            return text;
        }
        String missing = half.map(maker -> (HALF + " " + maker).stripTrailing()).orElse("");
        return "%s%s[croft %s %s%s]".formatted(text, text.isEmpty() ? "" : " ", lab.get(), address.get(), missing);
    }
}
