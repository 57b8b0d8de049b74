/* witness: walks a sequence on a thread of its own for as long as the system
 * runs. The last states lie on its private heap; a testimony is read back from
 * there, so a stray write of anybody would show. */
#include "witness.idl.h"

#include "sequence.h"
#include <sd/thread.h>

enum { STEPS_PER_ROUND = 65536 };

struct walk {
    uint64_t recent[SEQUENCE_RECENT]; /* a ring: state n stands at n % SEQUENCE_RECENT */
};

static struct Testimony latest;

static uint64_t sum_of(const struct walk *walk) {
    uint64_t sum = 0;
    for (size_t i = 0; i < SEQUENCE_RECENT; i++)
        sum += walk->recent[i];
    return sum;
}

static void walk_on(struct walk *__owned walk) {
    uint64_t state = SEQUENCE_START;
    uint64_t steps = 0;
    enum sd_status status = SD_OK;
    while (status == SD_OK) {
        for (size_t i = 0; i < STEPS_PER_ROUND; i++) {
            state = state * SEQUENCE_FACTOR + SEQUENCE_TERM;
            steps++;
            walk->recent[steps % SEQUENCE_RECENT] = state;
        }
        latest = (struct Testimony){.steps = steps, .state = state, .recent_sum = sum_of(walk)};
        status = sd_yield();
    }
    sd_free(walk);
}

enum sd_status witness_create(struct witness_imports *imports,
                              struct witness_exports *__out exports) {
    (void)imports;
    exports->witness = Witness_export();
    struct walk *__owned walk = sd_new(struct walk);
    return sd_spawn(walk_on, walk);
}

enum sd_status Witness_serve_report(struct Testimony *__out result) {
    *result = latest;
    return SD_OK;
}
