/* Reads the script and runs it line by line. A line is a command and at most
 * one argument, separated by blanks; `#` starts a comment line. */
#include "shell.h"

enum { SCRIPT_BYTES_MAX = 1 << 20 };

bool text_is(const char *text __counted_by(n), size_t n, const char *other __counted_by(m),
             size_t m) {
    if (n != m)
        return false;
    for (size_t i = 0; i < n; i++)
        if (text[i] != other[i])
            return false;
    return true;
}

void print_status(enum sd_status status) {
    static const char names[10][12] = {"SD_OK",       "SD_CRASHED", "SD_DEAD",   "SD_REENTRY",
                                       "SD_DEADLOCK", "SD_NO_STACK", "SD_QUOTA", "SD_DENIED",
                                       "SD_TIMEOUT",  "SD_INVALID"};
    uint32_t number = status;
    if (number < 10)
        sd_print("%.*s", 12, names[number]);
    else
        sd_print("status %u", number);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* Index of the first byte from `at` that is (not) blank, or `n`. */
static size_t skip(const char *line __counted_by(n), size_t n, size_t at, bool blanks) {
    while (at < n && is_blank(line[at]) == blanks)
        at++;
    return at;
}

static bool fail(const char *line __counted_by(n), size_t n, uint32_t number) {
    sd_print("error: line %u: unknown command '%.*s'\n", number, sd_as(int, n), line);
    return false;
}

static bool dispatch(struct ports *ports, const char *verb __counted_by(verb_bytes),
                     size_t verb_bytes, const char *argument __counted_by(argument_bytes),
                     size_t argument_bytes, uint32_t number) {
    if (argument_bytes > 0) {
        if (text_is(verb, verb_bytes, "words", 5))
            return words_command(ports, argument, argument_bytes);
        if (text_is(verb, verb_bytes, "digest", 6))
            return digest_command(ports, argument, argument_bytes);
        if (text_is(verb, verb_bytes, "crash", 5))
            return crash_command(argument, argument_bytes);
        if (text_is(verb, verb_bytes, "load", 4))
            return load_command(argument, argument_bytes);
        if (text_is(verb, verb_bytes, "unload", 6))
            return unload_command(argument, argument_bytes);
        return fail(verb, verb_bytes, number);
    }
    if (text_is(verb, verb_bytes, "domains", 7))
        return domains_command();
    if (text_is(verb, verb_bytes, "mem", 3))
        return mem_command();
    if (text_is(verb, verb_bytes, "witness", 7))
        return witness_command(ports);
    return fail(verb, verb_bytes, number);
}

static bool run_line(struct ports *ports, const char *line __counted_by(n), size_t n,
                     uint32_t number) {
    size_t verb = skip(line, n, 0, true);
    if (verb == n || line[verb] == '#')
        return true;
    size_t verb_end = skip(line, n, verb, false);
    size_t argument = skip(line, n, verb_end, true);
    size_t argument_end = skip(line, n, argument, false);
    if (skip(line, n, argument_end, true) != n)
        return fail(line, n, number);
    return dispatch(ports, &line[verb], verb_end - verb, &line[argument], argument_end - argument,
                    number);
}

static bool run_text(struct ports *ports, const char *text __counted_by(n), size_t n) {
    bool is_success = true;
    uint32_t number = 1;
    size_t start = 0;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && text[i] != '\n')
            continue;
        if (!run_line(ports, &text[start], i - start, number))
            is_success = false;
        start = i + 1;
        if (start > n)
            break;
        number++;
    }
    return is_success;
}

/* Fills `text` with the file from its start. */
static enum sd_status read_all(struct Files *files, uint32_t number, char *text __counted_by(n),
                               size_t n) {
    struct Block *__rref _Nullable block = Block_new();
    enum sd_status status = block ? SD_OK : SD_QUOTA;
    size_t done = 0;
    while (status == SD_OK && done < n) {
        struct Block *__rref _Nullable filled = NULL;
        status = Files_read(files, number, done, &block, &filled);
        sd_swap(block, filled);
        if (filled)
            Block_free(filled);
        if (status != SD_OK)
            break;
        if (!block || block->length == 0 || block->length > n - done) {
            status = SD_INVALID;
            break;
        }
        for (size_t i = 0; i < block->length; i++)
            text[done + i] = sd_as(char, block->data[i]);
        done += block->length;
    }
    if (block)
        Block_free(block);
    return status;
}

bool script_run(struct ports *ports) {
    struct Files *files = ports->files;
    struct File file = {0};
    enum sd_status status = SD_DENIED;
    if (files)
        status = open_file(files, "script", 6, &file);
    if (status == SD_OK && file.size_bytes > SCRIPT_BYTES_MAX)
        status = SD_INVALID;
    if (status != SD_OK || !files) {
        sd_print("error: cannot open the data file 'script'\n");
        return false;
    }
    char *__owned text = sd_new_array(char, file.size_bytes);
    bool is_success = false;
    if (read_all(files, file.number, text, file.size_bytes) == SD_OK)
        is_success = run_text(ports, text, file.size_bytes);
    else
        sd_print("error: cannot read the data file 'script'\n");
    sd_free(text);
    return is_success;
}
