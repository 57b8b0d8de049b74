/* Parts of the shell.
 *
 *   shell.c     entry: takes the interface references, runs the script
 *   script.c    reads the script, cuts it into lines and words, dispatches
 *   stream.c    words FILE, digest FILE
 *   system.c    load, unload, domains, mem
 *   crash.c     crash KIND
 *   testify.c   witness
 *
 * A command prints its result or why it failed, and returns whether it
 * succeeded. Interface references are lent down as `struct ports`: a call into
 * another domain may change every global, so none is kept in one. */
#ifndef SHELL_SHELL_H
#define SHELL_SHELL_H

#include "shell.idl.h"

#include <sd/status.h>
#include <sd/system.h>
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ports {
    struct Files *__cap _Nullable files;
    struct Words *__cap _Nullable words;
    struct Digest *__cap _Nullable digest;
    struct Witness *__cap _Nullable witness;
};

/* Runs the data file `script`. */
bool script_run(struct ports *ports);

bool text_is(const char *text __counted_by(n), size_t n, const char *other __counted_by(m),
             size_t m);

/* Prints the status as spelled in <sd/status.h>. */
void print_status(enum sd_status status);

/* SD_INVALID: no such file. */
enum sd_status open_file(struct Files *files, const char *name __counted_by(n), size_t n,
                         struct File *__out file);

bool words_command(struct ports *ports, const char *name __counted_by(n), size_t n);
bool digest_command(struct ports *ports, const char *name __counted_by(n), size_t n);
bool load_command(const char *name __counted_by(n), size_t n);
bool unload_command(const char *name __counted_by(n), size_t n);
bool domains_command(void);
bool mem_command(void);
bool crash_command(const char *kind __counted_by(n), size_t n);
bool witness_command(struct ports *ports);

#endif
