/* The system as a whole (contract header; needs the grant `system`). */
#ifndef SD_SYSTEM_H
#define SD_SYSTEM_H

#include <sd/status.h>
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sd_memory {
    uint64_t private_pages;  /* of all domains together */
    uint64_t shared_bytes;   /* live objects of the shared heap, headers included */
    uint64_t shared_objects;
    uint64_t domains;        /* live instances */
    uint64_t threads;
    uint64_t capabilities;
    uint64_t mapped_pages;   /* counted by walking the mappings */
};

/* Loads the domain that the system file calls `name`; a dead one is started
 * anew. SD_INVALID: the system file names no such domain, it is live already, or
 * its image was refused (the console says why). SD_QUOTA: its restart policy or
 * the memory does not allow it. SD_CRASHED: it died while it was created. */
enum sd_status sd_domain_load(const char *name __counted_by(n), size_t n);
/* Ends the domain as a kill does; its memory comes back once no call is in it
 * any more. SD_DEAD: it is not loaded. */
enum sd_status sd_domain_unload(const char *name __counted_by(n), size_t n);

/* One row of the list of domains, `index` from 0. False past the end: the
 * results are 0 then. The name is cut to `capacity`. */
bool sd_domain_list(uint32_t index, char *name __counted_by(capacity), size_t capacity,
                    size_t *__out length, bool *__out is_alive);

/* All fields 0 unless SD_OK. */
enum sd_status sd_memory_report(struct sd_memory *__out report);
/* Ends the run with this exit status; returns only when refused. */
enum sd_status sd_shutdown(uint32_t exit_status);

#endif
