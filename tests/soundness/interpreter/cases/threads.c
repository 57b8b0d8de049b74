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

// What a static leads to is guarded for all; what a local has alone needs no lock.
struct sd_mutex { uint64_t sd_holder; };
struct sd_guard;
struct sd_guard *__owned sd_lock(struct sd_mutex *m);
void sd_unlock(struct sd_guard *__owned guard);
struct account { struct sd_mutex m; int v __guarded_by(m); };
static struct sd_mutex lock;
static int total __guarded_by(lock);
static struct account *kept;

// dialect only: fn_2
// fn_2 0 ok 3
uint64_t fn_2(uint64_t a, uint64_t b) {
	struct sd_guard *guard = sd_lock(&lock);
	total += 3;
	b += total;
	sd_unlock(guard);
	if (a == 4)
		b += total; // fn_2 1 fault unguarded
	kept = sd_new(struct account);
	guard = sd_lock(&kept->m);
	kept->v = 1;
	sd_unlock(guard);
	if (a == 5)
		kept->v = 2; // fn_2 2 fault unguarded
	return b;
}

// dialect only: fn_3
// fn_3 0 ok 5
// fn_3 1 ok 5
uint64_t fn_3(uint64_t a, uint64_t b) {
	struct account own = {0}, *mine = sd_new(struct account);
	own.v = 2;
	mine->v = 3;
	b += own.v + mine->v;
	if (a == 5) {
		kept = mine;
		mine->v = 1; // fn_3 2 fault unguarded
	} else {
		sd_free(mine);
	}
	return b + sizeof(total) - sizeof(int);
}
