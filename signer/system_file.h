/* The system file: YAML that says which domains a machine has, what each may
 * use and how their interfaces are wired.
 *
 *   system: demo
 *   main: shell.main              # method 0 of this export is run
 *   domains:                      # in the order they are started
 *     - name: shell
 *       image: shell.domain       # file in the folder of images
 *       start: true               # at boot; default: false, on demand
 *       grants: [system]          # of those that the image asks for
 *       quotas: { threads: 2 }    # default: what the image asks for
 *       restart: { count: 3, window_s: 60 }   # default: never
 *       wire: { files: files.main }           # import: domain.export
 *
 * Read with libyaml itself: `wire` has keys of the user's choice, which a
 * schema reader such as libcyaml cannot express, and its nodes know their line
 * and column. */
#ifndef SIGNER_SYSTEM_FILE_H
#define SIGNER_SYSTEM_FILE_H

#include <stdbool.h>

#include "image/manifest_reader.h"
#include "outcome.h"
#include "system.h"

struct place {
    unsigned line, column;
};

struct placed_name {
    char text[SD_NAME_MAX + 1];
    struct place place;
};

/* One number of `quotas`; absent: as the image asks. */
struct placed_number {
    bool is_set;
    uint64_t value;
    struct place place;
};

enum quota { QUOTA_HEAP, QUOTA_SHARED, QUOTA_RREFS, QUOTA_THREADS, QUOTA_CPU_SHARE,
             QUOTA_CALL_TIMEOUT, QUOTA_HEADROOM, QUOTA_COUNT };
extern const char *const quota_names[QUOTA_COUNT];

struct wire_entry {
    struct placed_name import, domain, export;
};

struct domain_entry {
    struct place place;
    struct placed_name name, image; /* image: a container entry's name */
    bool starts_at_boot;
    struct placed_number quotas[QUOTA_COUNT];
    uint32_t restart_count, restart_window_s;
    unsigned grant_count, wire_count;
    struct placed_name grants[SD_GRANTS_MAX];
    struct wire_entry wires[SD_INTERFACES_MAX];
};

struct system_file {
    const char *path;
    unsigned error_count;
    struct placed_name name, main_domain, main_export;
    unsigned domain_count;
    struct domain_entry domains[SD_SYSTEM_DOMAINS_MAX];
};

/* Prints "path:line:col: error: text" and counts it. */
void system_file_error(struct system_file *file, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Reads and checks form and names. Caller frees *out in every case. */
[[nodiscard]] enum outcome system_file_read(const char *path, struct system_file **out);

/* The index of a domain, or domain_count. */
unsigned system_file_find(const struct system_file *file, const char *name);

#endif
