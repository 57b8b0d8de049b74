/* The sample system as one ordinary program: the domains' sources unchanged,
 * with direct calls where proxies would be and the C library where the kernel
 * would be. For debuggers and sanitizers; nothing here isolates anything.
 *
 *     shell_host --file script=PATH [--file NAME=PATH]...
 *
 * There is no crasher: `crash` and `load` report that. */
#include "shell.idl.h"

#include <sd/data.h>
#include <sd/system.h>
#include <sd/thread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FILES_MAX = 64 };

static struct data_file {
    const char *name;
    uint8_t *bytes;
    size_t size;
} files[FILES_MAX];
static uint32_t file_count;

/* --- shared heap: the C library's ------------------------------------------- */

#define OBJECT(type)                                                              \
    struct type *type##_new(void) { return calloc(1, sizeof(struct type)); }      \
    void type##_free(struct type *object) { free(object); }
OBJECT(Name)
OBJECT(Block)
OBJECT(Report)

/* --- interface references: any address will do ---------------------------------- */

static char somewhere;
#define REFERENCE(type)                                                           \
    struct type *type##_export(void) { return (struct type *)&somewhere; }        \
    void type##_drop(struct type *reference) { (void)reference; }
REFERENCE(Files)
REFERENCE(Words)
REFERENCE(Digest)
REFERENCE(Witness)
REFERENCE(Program)

/* --- calls: a moved object leaves the caller's variable --------------------------- */

enum sd_status Files_open(struct Files *to, const struct Name *name, struct File *result) {
    (void)to;
    return Files_serve_open(name, result);
}

enum sd_status Files_read(struct Files *to, uint32_t number, uint64_t offset, struct Block **into,
                          struct Block **result) {
    (void)to;
    struct Block *moved = *into;
    *into = 0;
    return Files_serve_read(number, offset, moved, result);
}

enum sd_status Words_begin(struct Words *to) {
    (void)to;
    return Words_serve_begin();
}

enum sd_status Words_add(struct Words *to, const struct Block *block) {
    (void)to;
    return Words_serve_add(block);
}

enum sd_status Words_finish(struct Words *to, struct Report **into, struct Report **result) {
    (void)to;
    struct Report *moved = *into;
    *into = 0;
    return Words_serve_finish(moved, result);
}

enum sd_status Digest_begin(struct Digest *to) {
    (void)to;
    return Digest_serve_begin();
}

enum sd_status Digest_add(struct Digest *to, struct Block **block, struct Block **result) {
    (void)to;
    struct Block *moved = *block;
    *block = 0;
    return Digest_serve_add(moved, result);
}

enum sd_status Digest_finish(struct Digest *to, struct Sha256 *result) {
    (void)to;
    return Digest_serve_finish(result);
}

/* The walk runs here, for one round, when it is asked for: see sd_yield. */
enum sd_status Witness_report(struct Witness *to, struct Testimony *result) {
    (void)to;
    return Witness_serve_report(result);
}

struct Crasher *Crasher_bind(const char *name, size_t n) {
    (void)name;
    (void)n;
    return 0;
}

enum sd_status Crasher_crash(struct Crasher *to, enum CrashKind kind) {
    (void)to;
    (void)kind;
    return SD_DEAD;
}

enum sd_status Crasher_ping(struct Crasher *to, uint64_t value, struct Answer *result) {
    (void)to;
    (void)value;
    *result = (struct Answer){0};
    return SD_DEAD;
}

void Crasher_drop(struct Crasher *reference) { (void)reference; }

/* --- services --------------------------------------------------------------------- */

uint32_t sd_data_count(void) { return file_count; }

enum sd_status sd_data_name(uint32_t file, char *name, size_t capacity, size_t *length) {
    *length = 0;
    if (file >= file_count || strlen(files[file].name) > capacity)
        return SD_INVALID;
    *length = strlen(files[file].name);
    memcpy(name, files[file].name, *length);
    return SD_OK;
}

uint64_t sd_data_size(uint32_t file) { return file < file_count ? files[file].size : 0; }

size_t sd_data_read(uint32_t file, uint64_t offset, uint8_t *to, size_t n) {
    if (file >= file_count || offset >= files[file].size)
        return 0;
    size_t left = files[file].size - offset;
    memcpy(to, files[file].bytes + offset, n < left ? n : left);
    return n < left ? n : left;
}

/* The witness's thread ends at its first yield. */
enum sd_status sd_yield(void) { return SD_DENIED; }
enum sd_status sd_sleep_ns(uint64_t duration_ns) {
    (void)duration_ns;
    return SD_OK;
}

uint64_t sd_now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

int __sd_rt_spawn(void (*entry)(void *), void *argument) {
    entry(argument);
    return SD_OK;
}

enum sd_status sd_domain_load(const char *name, size_t n) {
    (void)name;
    (void)n;
    return SD_INVALID;
}

enum sd_status sd_domain_unload(const char *name, size_t n) {
    (void)name;
    (void)n;
    return SD_INVALID;
}

bool sd_domain_list(uint32_t index, char *name, size_t capacity, size_t *length, bool *is_alive) {
    static const char *const names[] = {"files", "words", "digest", "witness", "shell"};
    *length = 0;
    *is_alive = index < sizeof names / sizeof names[0];
    if (!*is_alive || strlen(names[index]) > capacity)
        return false;
    *length = strlen(names[index]);
    memcpy(name, names[index], *length);
    return true;
}

enum sd_status sd_memory_report(struct sd_memory *report) {
    *report = (struct sd_memory){.domains = 5};
    return SD_OK;
}

/* --- start ------------------------------------------------------------------------ */

static bool add_file(const char *argument) {
    const char *equals = strchr(argument, '=');
    FILE *in = equals ? fopen(equals + 1, "rb") : 0;
    if (!in || file_count == FILES_MAX || fseek(in, 0, SEEK_END))
        return false;
    struct data_file *file = &files[file_count++];
    file->name = strndup(argument, (size_t)(equals - argument));
    file->size = (size_t)ftell(in);
    file->bytes = malloc(file->size + 1);
    rewind(in);
    bool is_read = file->bytes && fread(file->bytes, 1, file->size, in) == file->size;
    fclose(in);
    return is_read;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i += 2)
        if (strcmp(argv[i], "--file") || i + 1 == argc || !add_file(argv[i + 1])) {
            fprintf(stderr, "usage: shell_host --file NAME=PATH...; cannot read %s\n", argv[i]);
            return 2;
        }
    struct files_imports none = {0};
    struct words_imports no_words = {0};
    struct digest_imports no_digest = {0};
    struct witness_imports no_witness = {0};
    struct files_exports files_out;
    struct words_exports words_out;
    struct digest_exports digest_out;
    struct witness_exports witness_out;
    struct shell_exports shell_out;
    if (files_create(&none, &files_out) || words_create(&no_words, &words_out) ||
        digest_create(&no_digest, &digest_out) || witness_create(&no_witness, &witness_out))
        return 2;
    struct shell_imports imports = {files_out.files, words_out.words, digest_out.digest,
                                    witness_out.witness};
    if (shell_create(&imports, &shell_out))
        return 2;
    return (int)Program_serve_run();
}
