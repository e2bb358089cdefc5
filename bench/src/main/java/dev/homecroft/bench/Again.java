package dev.homecroft.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.homecroft.app.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs the whole program again and again in one process, as something that stays would: what a command takes once Java has got
 * going. All else is done anew each time: files are read, the history is opened, connections are made.
 *
 * <p>Arguments: a file; how often; what the program is given. The first half is for getting warm. Of the other half the file gets
 * the kilobytes that the process had at most, the milliseconds of the quickest run, and the milliseconds that a run kept cores
 * busy on average. Only for commands that end well: any other end is the end of this process.
 */
final class Again {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Again() {}

    public static void main(String[] arguments) throws IOException {
        int half = Integer.parseInt(arguments[1]) / 2;
        String[] command = Arrays.copyOfRange(arguments, 2, arguments.length);
        leastNanos(half, command);
        long busy = SYSTEM.getProcessCpuTime();
        long least = leastNanos(half, command);
        long each = (SYSTEM.getProcessCpuTime() - busy) / half;
        Files.writeString(
                Path.of(arguments[0]),
                String.format(
                        Locale.ROOT, "%d %d %d", Meter.peakProcess() / 1024, least / 1_000_000, each / 1_000_000));
    }

    private static long leastNanos(int times, String... command) {
        long least = Long.MAX_VALUE;
        for (int time = 0; time < times; time++) {
            long begin = System.nanoTime();
            Main.main(command);
            least = Math.min(least, System.nanoTime() - begin);
        }
        return least;
    }
}
