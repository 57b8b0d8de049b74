/* Threads and time (contract header, wraps kernel services).
 *
 * A domain is a monitor: sd_yield and sd_sleep_ns leave it, so other threads of
 * the domain, and callers, may run and change every global meanwhile. Threads
 * start with sd_spawn of <sdc.h>. */
#ifndef SD_THREAD_H
#define SD_THREAD_H

#include <sd/status.h>
#include <sdc.h>
#include <stdint.h>

enum sd_status sd_yield(void);
enum sd_status sd_sleep_ns(uint64_t duration_ns);
/* Time since some point before the system started; never goes back. */
uint64_t sd_now_ns(void);

#endif
