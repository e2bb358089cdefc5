package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Desk;
import java.util.Random;

/** Labs drawn by chance, for whoever needs one that somebody else made. */
public final class DrawnLabs {
    private static final int MOST_GUESTS = 6;

    private DrawnLabs() {}

    /** Writes its files; gives how many guests it has. */
    public static int write(Desk desk, long seed) {
        SmallLab lab = SmallLab.drawn(new Random(seed), MOST_GUESTS);
        lab.write(desk);
        return lab.guests().size();
    }
}
