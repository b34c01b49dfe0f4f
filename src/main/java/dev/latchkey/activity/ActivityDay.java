package dev.latchkey.activity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of one day in the server's zone, newest first. */
record ActivityDay(LocalDate day, List<ActivityEntry> entries) {

    static List<ActivityDay> group(List<ActivityEntry> entries) {
        Map<LocalDate, List<ActivityEntry>> days = new LinkedHashMap<>();
        for (ActivityEntry entry : entries) {
            LocalDate day = LocalDate.ofInstant(entry.at(), ZoneId.systemDefault());
            days.computeIfAbsent(day, any -> new ArrayList<>()).add(entry);
        }
        return days.entrySet().stream()
                .map(day -> new ActivityDay(day.getKey(), day.getValue()))
                .toList();
    }
}
