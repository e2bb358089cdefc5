package dev.homecroft.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What doing something again and again in one process took.
 *
 * @param first nanoseconds of the first call, with nothing warm
 * @param least nanoseconds of the quickest call after the warm-up
 * @param median nanoseconds, after the warm-up
 * @param processor nanoseconds that a call kept cores busy at least; what other programs do shows little in it
 * @param allocated bytes of one warm call
 */
record Meter(long first, long least, long median, long processor, long allocated) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of work that the calling thread does alone. */
    static Meter of(int warmUps, int runs, Supplier<?> work) {
        return of(warmUps, runs, work, THREADS::getCurrentThreadCpuTime);
    }

    /** Of work on several threads; the time on all cores counts, the collector's included. */
    static Meter ofAllThreads(int warmUps, int runs, Supplier<?> work) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return of(warmUps, runs, work, system::getProcessCpuTime);
    }

    private static Meter of(int warmUps, int runs, Supplier<?> work, LongSupplier cpuTime) {
        long first = time(work);
        for (int run = 0; run < warmUps; run++) {
            time(work);
        }
        List<Long> times = new ArrayList<>();
        long processor = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            long busy = cpuTime.getAsLong();
            times.add(time(work));
            processor = Math.min(processor, cpuTime.getAsLong() - busy);
        }
        Collections.sort(times);
        long before = THREADS.getTotalThreadAllocatedBytes();
        time(work);
        long allocated = THREADS.getTotalThreadAllocatedBytes() - before;
        return new Meter(first, times.getFirst(), times.get(runs / 2), processor, allocated);
    }

    private static long time(Supplier<?> work) {
        long begin = System.nanoTime();
        if (work.get() == null) {
            throw new IllegalStateException("work gives something, so that it can't be left out");
        }
        return System.nanoTime() - begin;
    }

    /** Most bytes that were ever in use in each part of the heap, in all. */
    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** Most bytes that the process ever had in memory; 0 where the system does not tell. */
    static long peakProcess() {
        Path status = Path.of("/proc/self/status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                            .sum()
                    : 0;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static String millis(long nanos) {
        return nanos < 10_000_000 ? "%.1f ms".formatted(nanos / 1e6) : "%.0f ms".formatted(nanos / 1e6);
    }

    static String megabytes(long bytes) {
        return bytes == 0 ? "?" : "%.0f MB".formatted(bytes / 1e6);
    }
}
