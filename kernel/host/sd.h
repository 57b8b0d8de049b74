/* libsd: an ordinary C program that hosts signed domains.
 *
 *   struct sd *system = sd_open("system.img");
 *   if (system && sd_load(system, "words") == SD_OK) {
 *       struct Words *words = (struct Words *)sd_bind(system, "words", "main", fingerprint);
 *       Words_count(words, ...);          idlc's F_proxy.c, linked into the program
 *   }
 *   sd_close(system);
 *
 * Link with libsd.a and what idlc generated; libsd brings the gate that the
 * proxies need. One system per process, opened once. The process gives SIGSEGV,
 * SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGUSR1, SIGUSR2 and %gs to the kernel; a
 * fault of the program itself ends it with a panic line.
 *
 * A thread joins the system at its first sd_open, sd_load or sd_bind, and must
 * have joined before it calls a proxy; it must call sd_thread_end before it
 * ends. Results of type int are enum sd_status (status.h). */
#ifndef SD_H
#define SD_H

#include <stddef.h>
#include <stdint.h>

#include "call.h"

struct sd;

/* Reads, verifies and starts the system image; its main export is not called.
 * 0: refused (the console says why), unreadable (errno), or opened before. */
struct sd *sd_open(const char *path);
/* As sd_open; the bytes must stay unchanged until the process ends. */
struct sd *sd_open_bytes(const void *bytes, size_t n);

/* Loads a domain of the system that is not live, under a new generation. */
int sd_load(struct sd *system, const char *domain);

/* A reference to the export `binding` of a live domain, if its interface has
 * this fingerprint; else 0. Give it back with the interface's _drop. */
struct sd_cap *sd_bind(struct sd *system, const char *domain, const char *binding,
                       const uint8_t fingerprint[32]);

/* Unloads every domain and waits until their memory is returned. No thread may
 * be in a call. */
void sd_close(struct sd *system);

void sd_thread_end(void);

#endif
