/* A file is read once, whole; a table of line starts makes every citation in
 * the generated code cheap. */
#include "source.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_plain(const char *text, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        bool is_digit = c >= '0' && c <= '9';
        if (!is_letter && !(i > 0 && (is_digit || c == '-')))
            return false;
    }
    return n > 0;
}

bool source_is_valid_name(const char *path) {
    const char *base = base_name(path);
    size_t n = strlen(base);
    return n > 4 && strcmp(base + n - 4, ".idl") == 0 && is_plain(base, n - 4);
}

static void index_lines(struct source *source) {
    size_t count = 1;
    for (size_t i = 0; i < source->length; i++)
        count += source->text[i] == '\n';
    source->line_starts = arena_alloc(count * sizeof *source->line_starts);
    source->line_count = count;
    size_t line = 1;
    for (size_t i = 0; i < source->length; i++)
        if (source->text[i] == '\n')
            source->line_starts[line++] = (uint32_t)(i + 1);
}

struct source *source_read(const char *path, const char **cause) {
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || fstat(fileno(file), &status) != 0 || S_ISDIR(status.st_mode)) {
        *cause = file ? "is a folder" : strerror(errno);
        if (file)
            fclose(file);
        return 0;
    }
    struct buffer buffer = {0};
    char piece[16384];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, file)) > 0 && buffer.count <= SOURCE_MAX_BYTES)
        buffer_add(&buffer, piece, n);
    bool has_failed = ferror(file);
    fclose(file);
    if (has_failed || buffer.count > SOURCE_MAX_BYTES) {
        *cause = has_failed ? "cannot be read" : "is larger than 16 MiB";
        return 0;
    }
    struct source *source = arena_alloc(sizeof *source);
    source->path = path;
    source->base = base_name(path);
    size_t base_length = strlen(source->base);
    source->stem = arena_text(source->base, base_length > 4 ? base_length - 4 : 0);
    source->text = buffer.bytes ? buffer.bytes : "";
    source->length = buffer.count;
    index_lines(source);
    return source;
}

bool source_same_stem(const struct source *a, const struct source *b) {
    const char *p = a->stem, *q = b->stem;
    while (*p && (*p == *q || (*p == '-' && *q == '_') || (*p == '_' && *q == '-')))
        p++, q++;
    return !*p && !*q;
}

uint32_t place_line(struct place place) {
    const uint32_t *starts = place.source->line_starts;
    size_t low = 0, high = place.source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (starts[middle] <= place.offset)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)(low + 1);
}
