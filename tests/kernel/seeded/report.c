/* A seeded defect: the kernel faults while it counts. Replaces core/report.c in
 * a build that only the tests make; the kernel must panic, not unwind. */
#include "core/report.h"

void report_memory(struct sd_memory_report *report)
{
    // SAFETY: none; address 0 is not mapped, which is the point.
    ((volatile struct sd_memory_report *)0)->threads = report->threads;
}
