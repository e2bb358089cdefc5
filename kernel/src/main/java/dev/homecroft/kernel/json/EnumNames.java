package dev.homecroft.kernel.json;

import java.util.Locale;

/** Enum constants as machines read them: {@code NOT_DONE} is {@code not-done}. */
public final class EnumNames {
    private EnumNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that name; throws IllegalArgumentException when there is none. */
    public static <E extends Enum<E>> E parse(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not one of " + type.getSimpleName() + ": " + name);
    }
}
