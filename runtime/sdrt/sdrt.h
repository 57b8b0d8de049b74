/* libsdrt, the trusted runtime inside every domain.
 *
 *   printing  contract headers (services.c)  format.c
 *   private heap: objects (heap.c) over page runs (pages.c) over kernel pages
 *   memory functions that compiled code calls (memory.c)
 *   image entry (start.c)
 *
 *   mutexes (mutex.c), thread-locals (thread_locals.c)
 *
 * It is linked into each image with hidden visibility, so each domain has its
 * own copy and its own state. In a serialised domain one thread at a time runs
 * here; in a concurrent one the private heap takes library_lock. No function here faults on behalf of its
 * caller: failures are results, and sdc's code at the call site traps. */
#ifndef SDRT_H
#define SDRT_H

#include "services.h"

/* The kernel's service table; set once by sd_start. Also used by the proxies. */
extern const struct sd_services *__sd_services;

/* 1 in a concurrent domain: `sdc link` says so; without it 0. */
extern const unsigned sd_is_concurrent;

/* Around all shared state of this library; nothing in a serialised domain. */
void library_lock(void);
void library_unlock(void);

#endif
