/* libsdrt, the trusted runtime inside every domain.
 *
 *   printing  contract headers (services.c)  format.c
 *   private heap: objects (heap.c) over page runs (pages.c) over kernel pages
 *   memory functions that compiled code calls (memory.c)
 *   image entry (start.c)
 *
 * It is linked into each image with hidden visibility, so each domain has its
 * own copy and its own state. A domain is a monitor: one thread at a time runs
 * here, so nothing takes a lock. No function here faults on behalf of its
 * caller: failures are results, and sdc's code at the call site traps. */
#ifndef SDRT_H
#define SDRT_H

#include "services.h"

/* The kernel's service table; set once by sd_start. Also used by the proxies. */
extern const struct sd_services *__sd_services;

#endif
