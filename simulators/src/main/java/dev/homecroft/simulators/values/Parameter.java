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
        String number = given.startsWith(name) ? given.substring(name.length()) : "";
        return number.matches("0|[1-9][0-9]{0,3}") && Integer.parseInt(number) < indexes;
    }
}
