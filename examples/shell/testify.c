/* witness: compares what witness says with the same sequence computed here. */
#include "shell.h"

#include "sequence.h"
#include <sd/thread.h>

enum { START_TRIES = 200, START_NS = 5000000 };

/* State after `steps` steps: the step x -> ax + c is squared for each bit. */
static uint64_t state_after(uint64_t steps) {
    uint64_t factor = SEQUENCE_FACTOR;
    uint64_t term = SEQUENCE_TERM;
    uint64_t state = SEQUENCE_START;
    for (; steps > 0; steps /= 2) {
        if (steps % 2 == 1)
            state = state * factor + term;
        term = term * factor + term;
        factor = factor * factor;
    }
    return state;
}

/* Waits for a first testimony: the thread of witness may not have run yet. */
static enum sd_status ask(struct Witness *witness, struct Testimony *__out said) {
    enum sd_status status = SD_OK;
    *said = (struct Testimony){0};
    for (uint32_t i = 0; i < START_TRIES && status == SD_OK; i++) {
        status = Witness_report(witness, said);
        if (status != SD_OK || said->steps >= SEQUENCE_RECENT)
            return status;
        status = sd_sleep_ns(START_NS);
    }
    return status;
}

bool witness_command(struct ports *ports) {
    struct Witness *witness = ports->witness;
    struct Testimony said = {0};
    enum sd_status status = SD_DENIED;
    if (witness)
        status = ask(witness, &said);
    if (status != SD_OK || said.steps < SEQUENCE_RECENT) {
        sd_print("error: witness: no testimony after %lu steps: ", said.steps);
        print_status(status);
        sd_print("\n");
        return false;
    }
    uint64_t state = state_after(said.steps - SEQUENCE_RECENT);
    uint64_t sum = 0;
    for (size_t i = 0; i < SEQUENCE_RECENT; i++) {
        state = state * SEQUENCE_FACTOR + SEQUENCE_TERM;
        sum += state;
    }
    bool is_right = state == said.state && sum == said.recent_sum;
    sd_print("witness: %lu steps, state %016lx, ", said.steps, said.state);
    if (is_right)
        sd_print("right\n");
    else
        sd_print("wrong\n");
    return is_right;
}
