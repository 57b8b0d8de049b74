// A concurrent domain that is a whole program: two threads of its own add up.
#include "tally.idl.h"
#include "adder.h"
#include <sd/mutex.h>
#include <sd/thread.h>
#include <sdc.h>

static struct sd_mutex lock;
static uint64_t total __guarded_by(lock);
static _Atomic int done;

static void work(struct job *__owned job)
{
	for (uint64_t i = 0; i < job->rounds; i++) {
		struct sd_guard *__owned g = sd_lock(&lock);
		total += job->step;
		sd_unlock(g);
	}
	sd_free(job);
	done++;
}

enum sd_status Program_serve_run(void)
{
	for (int i = 1; i <= 2; i++) {
		struct job *__owned job = sd_new(struct job);
		job->rounds = 1000;
		job->step = i;
		enum sd_status s = sd_spawn(work, job);
		if (s != SD_OK)
			return s;
	}
	while (done < 2)
		sd_yield();
	struct sd_guard *__owned g = sd_lock(&lock);
	uint64_t sum = total;
	sd_unlock(g);
	sd_print("tally %llu\n", sd_as(unsigned long long, sum));
	return SD_OK;
}

enum sd_status tally_create(struct tally_imports *imports, struct tally_exports *__out exports)
{
	exports->main = Program_export();
	return exports->main ? SD_OK : SD_QUOTA;
}
