package dev.homecroft.model.bind;

import dev.homecroft.model.time.Schedule;
import dev.homecroft.model.time.Window;

/** When things happen. */
final class TimeTypes {
    static final Type<Schedule> CALENDAR =
            Types.scalar("a calendar event such as sat 04:00, *:0/15 or daily", Schedule::tryCalendar);
    static final Type<Schedule> CRON = Types.scalar("cron's five fields, such as 0 3 * * *", Schedule::tryCron);
    static final Type<Schedule> ANY =
            Types.scalar("a calendar event such as sat 04:00 or daily, or cron's five fields", Schedule::tryParse);
    static final Type<Window> WINDOW =
            Types.scalar("a window such as sun 02:00-05:00 or mon..fri 22:00-06:00", Window::tryParse);

    private TimeTypes() {}
}
