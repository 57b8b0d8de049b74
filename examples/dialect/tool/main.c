/* Runs one program on standard input (plain C, not part of any domain).
 *
 * With --framed the input is a sequence of documents, each after its length
 * (4 bytes, little-endian); the output has a status byte and a length (4
 * bytes) before each result, so that one process judges many documents. */
#include "tool.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
    uint8_t *data;
    size_t n;
};

static struct bytes read_all(FILE *from) {
    struct bytes all = {malloc(1 << 16), 0};
    size_t capacity = 1 << 16;
    for (size_t got; all.data && (got = fread(all.data + all.n, 1, capacity - all.n, from));) {
        all.n += got;
        if (all.n == capacity)
            all.data = realloc(all.data, capacity *= 2);
    }
    if (!all.data || ferror(from)) {
        fputs("cannot read the input\n", stderr);
        exit(2);
    }
    return all;
}

static void put_le32(FILE *to, uint32_t n) {
    for (int i = 0; i < 4; i++)
        putc((int)(n >> 8 * i & 0xff), to);
}

/* Results grow as they are needed, and the input is copied so that a tool that
 * reads past its end does not find the next document there. */
static int run_one(const uint8_t *input, size_t n, bool is_framed) {
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy)
        exit(2);
    memcpy(copy, input, n);
    struct output out = {0};
    int status = tool_run(copy, n, &out);
    free(copy);
    if (is_framed) {
        putc(status, stdout);
        put_le32(stdout, (uint32_t)out.used);
    }
    if (out.used)
        fwrite(out.bytes, 1, out.used, stdout);
    output_clear(&out);
    return status;
}

int main(int argc, char **argv) {
    bool is_framed = argc == 2 && strcmp(argv[1], "--framed") == 0;
    if (argc > 1 && !is_framed) {
        fprintf(stderr, "usage: %s [--framed] < INPUT\n", argv[0]);
        return 2;
    }
    struct bytes all = read_all(stdin);
    int status = 0;
    if (!is_framed)
        status = run_one(all.data, all.n, false);
    for (size_t at = 0; is_framed && at + 4 <= all.n;) {
        const uint8_t *p = all.data + at;
        size_t n = p[0] | p[1] << 8 | p[2] << 16 | (size_t)p[3] << 24;
        if (n > all.n - at - 4) {
            fputs("the last document is cut\n", stderr);
            return 2;
        }
        run_one(p + 4, n, true);
        at += 4 + n;
    }
    free(all.data);
    if (fflush(stdout) != 0) {
        fputs("cannot write the output\n", stderr);
        return 2;
    }
    return status;
}
