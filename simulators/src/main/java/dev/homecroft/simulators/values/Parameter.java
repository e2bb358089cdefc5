package dev.homecroft.simulators.values;

/**
 * One parameter of a method, or one key of a property string.
 *
 * @param name its name; of a numbered one without the number
 * @param required whether it must be given
 * @param indexes how many numbered ones there are, or 0 for a plain name
 * @param repeated whether it may be given several times
 * @param requires another parameter that must come with it, or empty
 */
public record Parameter(String name, boolean required, int indexes, boolean repeated, ValueType type, String requires) {
    /** Whether this parameter is meant by the name, number included. */
    public boolean covers(String given) {
        if (indexes == 0) {
            return given.equals(name);
        }
        return given.startsWith(name) && isIndex(given.substring(name.length()));
    }

    /** A plain number without zeros before it: asked for every option of every guest, so without a pattern. */
    private boolean isIndex(String number) {
        boolean isShort = !number.isEmpty() && number.length() <= 4;
        boolean isCanonical = isShort && (number.length() == 1 || number.charAt(0) != '0');
        return isCanonical
                && number.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && Integer.parseInt(number) < indexes;
    }
}
