/* crash KIND: loads crasher, lets it crash, and looks at what is left.
 *
 * Succeeds when the call came back with SD_CRASHED (SD_REENTRY for recursion,
 * where nobody crashes), the memory is what it was before crasher was loaded,
 * and a new instance answers. Leaves crasher unloaded. */
#include "shell.h"

#include <sd/thread.h>

#define CRASHER "crasher", 7

enum { SETTLE_TRIES = 200, SETTLE_NS = 5000000, UNLOAD_NS = 50000000, PING = 21 };

static bool kind_of(const char *text __counted_by(n), size_t n, enum CrashKind *__out kind) {
    *kind = CRASH_BOUNDS;
    if (text_is(text, n, "bounds", 6))
        return true;
    if (text_is(text, n, "div", 3))
        *kind = CRASH_DIV;
    else if (text_is(text, n, "shift", 5))
        *kind = CRASH_SHIFT;
    else if (text_is(text, n, "stack", 5))
        *kind = CRASH_STACK;
    else if (text_is(text, n, "loop", 4))
        *kind = CRASH_LOOP;
    else if (text_is(text, n, "quota", 5))
        *kind = CRASH_QUOTA;
    else if (text_is(text, n, "free-full", 9))
        *kind = CRASH_FREE_FULL;
    else if (text_is(text, n, "recursion", 9))
        *kind = CRASH_RECURSION;
    else
        return false;
    return true;
}

static bool is_same(const struct sd_memory *a, const struct sd_memory *b) {
    return a->private_pages == b->private_pages && a->shared_bytes == b->shared_bytes &&
           a->shared_objects == b->shared_objects && a->domains == b->domains &&
           a->threads == b->threads && a->capabilities == b->capabilities &&
           a->mapped_pages == b->mapped_pages;
}

/* Whether the memory comes back to `before`; the kernel may take it back a
 * little after the call has returned. */
static bool comes_back(const struct sd_memory *before) {
    for (uint32_t i = 0; i < SETTLE_TRIES; i++) {
        struct sd_memory now = {0};
        if (sd_memory_report(&now) != SD_OK)
            return false;
        if (is_same(before, &now))
            return true;
        if (sd_sleep_ns(SETTLE_NS) != SD_OK)
            return false;
    }
    return false;
}

static enum sd_status load_and_crash(enum CrashKind kind) {
    enum sd_status status = sd_domain_load(CRASHER);
    if (status != SD_OK)
        return status;
    struct Crasher *__cap _Nullable crasher = Crasher_bind(CRASHER);
    if (!crasher)
        return SD_DENIED;
    status = Crasher_crash(crasher, kind);
    Crasher_drop(crasher);
    return status;
}

/* Whether a new instance of crasher works. */
static bool restarts(void) {
    if (sd_domain_load(CRASHER) != SD_OK)
        return false;
    struct Crasher *__cap _Nullable crasher = Crasher_bind(CRASHER);
    if (!crasher)
        return false;
    struct Answer answer = {0};
    enum sd_status status = Crasher_ping(crasher, PING, &answer);
    Crasher_drop(crasher);
    bool is_unloaded = sd_domain_unload(CRASHER) == SD_OK;
    return status == SD_OK && answer.value == 2 * PING && is_unloaded;
}

bool crash_command(const char *name __counted_by(n), size_t n) {
    enum CrashKind kind = CRASH_BOUNDS;
    if (!kind_of(name, n, &kind)) {
        sd_print("error: crash %.*s: unknown kind\n", sd_as(int, n), name);
        return false;
    }
    /* A crasher loaded before would be part of `before`. */
    enum sd_status status = sd_domain_unload(CRASHER);
    if (status == SD_OK)
        status = sd_sleep_ns(UNLOAD_NS);
    else if (status == SD_DEAD)
        status = SD_OK;
    struct sd_memory before = {0};
    if (status != SD_OK || sd_memory_report(&before) != SD_OK) {
        sd_print("error: crash: no report of the memory\n");
        return false;
    }
    status = load_and_crash(kind);
    bool is_back = true;
    if (kind == CRASH_RECURSION)
        is_back = sd_domain_unload(CRASHER) == SD_OK;
    is_back = comes_back(&before) && is_back;
    bool is_restarted = restarts();
    is_back = comes_back(&before) && is_back;
    sd_print("crash %.*s: ", sd_as(int, n), name);
    print_status(status);
    if (is_back)
        sd_print(", memory is back");
    else
        sd_print(", memory is not back");
    if (is_restarted)
        sd_print(", a new instance works\n");
    else
        sd_print(", no new instance\n");
    return status == (kind == CRASH_RECURSION ? SD_REENTRY : SD_CRASHED) && is_back &&
           is_restarted;
}
