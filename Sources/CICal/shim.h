#include <libical/ical.h>

// The parts of a rule's life that Foyer uses, so that none of libical's large structures crosses into Swift.

// An iterator over a rule from a start, in the wall time of whoever asks; NULL where the rule cannot be read.
static inline icalrecur_iterator *foyer_ical_rule(
    const char *text, int year, int month, int day, int hour, int minute, int second, int is_date
) {
    icalerror_set_errors_are_fatal(0);
    struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
    if (rule.freq == ICAL_NO_RECURRENCE || rule.rscale != NULL) return NULL;
    struct icaltimetype start = icaltime_null_time();
    start.year = year;
    start.month = month;
    start.day = day;
    start.hour = hour;
    start.minute = minute;
    start.second = second;
    start.is_date = is_date;
    return icalrecur_iterator_new(rule, start);
}

// The next time of a rule as year, month, day, hour, minute and second; 0 at its end.
static inline int foyer_ical_next(icalrecur_iterator *iterator, int parts[6]) {
    struct icaltimetype next = icalrecur_iterator_next(iterator);
    if (icaltime_is_null_time(next)) return 0;
    parts[0] = next.year;
    parts[1] = next.month;
    parts[2] = next.day;
    parts[3] = next.hour;
    parts[4] = next.minute;
    parts[5] = next.second;
    return 1;
}
