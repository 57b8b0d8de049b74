/* The memory report. */
#ifndef CORE_REPORT_H
#define CORE_REPORT_H

#include "services.h"

/* Counts what exists by walking records, tables and mappings; no figure comes
 * from a running counter. Waits up to a second for reclamation under way. */
void report_memory(struct sd_memory_report *report);

#endif
