/* crasher: ends itself in each way in which a domain can end. The compiler
 * accepts all of this: what it cannot prove, it checks when the code runs.
 *
 * A comment `fault: KIND` marks the line that the console must name; the tests
 * look it up. A stack overflow and a timeout name the function they hit. */
#include "crasher.idl.h"

#include <sdc.h>

enum sd_status crasher_create(struct crasher_imports *imports,
                              struct crasher_exports *__out exports) {
    (void)imports;
    exports->crasher = Crasher_export();
    return SD_OK;
}

enum sd_status Crasher_serve_ping(uint64_t value, struct Answer *__out result) {
    *result = (struct Answer){.value = value * 2};
    return SD_OK;
}

static uint32_t read_beyond(uint32_t index) {
    uint32_t squares[4] = {0, 1, 4, 9};
    return squares[index]; /* fault: bounds */
}

static uint32_t divide(uint32_t a, uint32_t b) {
    return a / b; /* fault: div */
}

static uint32_t shift(uint32_t a, uint32_t by) {
    return a << by; /* fault: shift */
}

/* The pad keeps each call a call and makes the frames large: four billion of
 * them fit no stack. */
static uint32_t descend(uint32_t depth) { /* fault: stack */
    uint32_t pad[256] = {0};
    if (depth == UINT32_MAX)
        return depth;
    for (uint32_t i = 0; i < 256; i++)
        pad[i] = depth * i;
    return descend(depth + 1) + pad[depth % 256];
}

struct link {
    struct link *__owned _Nullable next;
    uint64_t payload[2048];
};

static void hoard(void) {
    struct link *__owned _Nullable head = NULL;
    for (;;) {
        struct link *__owned link = sd_new(struct link); /* fault: quota */
        link->next = head;
        head = link;
    }
}

struct holder {
    struct link *__owned _Nullable held;
};

static void release(struct holder *__owned holder) {
    sd_free(holder); /* fault: free-full */
}

static void release_full(void) {
    struct holder *__owned holder = sd_new(struct holder);
    holder->held = sd_new(struct link);
    release(holder);
}

/* The thread that runs here came from shell, so shell cannot be entered. */
static enum sd_status call_back(void) {
    static const char name[5] = {'s', 'h', 'e', 'l', 'l'};
    struct Program *__cap _Nullable shell = Program_bind(name, sizeof name);
    if (!shell)
        return SD_DENIED;
    enum sd_status status = Program_run(shell);
    Program_drop(shell);
    return status;
}

enum sd_status Crasher_serve_crash(enum CrashKind kind) { /* fault: loop */
    uint32_t number = kind;
    switch (kind) {
    case CRASH_BOUNDS:
        return read_beyond(number + 1000) != 0 ? SD_INVALID : SD_OK;
    case CRASH_DIV:
        return divide(number, number - CRASH_DIV) != 0 ? SD_INVALID : SD_OK;
    case CRASH_SHIFT:
        return shift(number, number + 40) != 0 ? SD_INVALID : SD_OK;
    case CRASH_STACK:
        return descend(number) != 0 ? SD_INVALID : SD_OK;
    case CRASH_LOOP:
        for (;;) {
        }
    case CRASH_QUOTA:
        hoard();
        return SD_INVALID;
    case CRASH_FREE_FULL:
        release_full();
        return SD_INVALID;
    case CRASH_RECURSION:
        return call_back();
    }
    return SD_INVALID;
}
