// New threads run when the test yields, in turn, and what is left at its end.
// inputs: 0:0,4:0,5:0
#include <sdc.h>
#include <sd/thread.h>
#include <stddef.h>
#include <stdint.h>

struct job { uint64_t n; struct job *next; };
static uint64_t done;

static void add(struct job *job) {
	done = done * 10 + job->n;
	sd_free(job);
}

static void again(struct job *job) {
	sd_spawn(add, job);
	done++;
}

static struct job *job(uint64_t n) {
	struct job *made = sd_new(struct job);
	made->n = n;
	return made;
}

// dialect only: fn_0
// fn_0 0 ok 0
// fn_0 1 ok 23
// fn_0 2 ok 0
uint64_t fn_0(uint64_t a, uint64_t b) {
	sd_spawn(add, job(2));
	sd_spawn(add, job(3));
	if (a == 4)
		sd_yield();
	return done + b;
}

// dialect only: fn_1
// fn_1 0 ok 17
uint64_t fn_1(uint64_t a, uint64_t b) {
	struct job *mine = job(7);
	sd_spawn(again, mine);
	sd_yield();
	if (a == 4)
		return mine->n + done + b; // fn_1 1 fault use-after-free
	if (a == 5)
		sd_new(int); // fn_1 2 fault leak
	return done;
}
