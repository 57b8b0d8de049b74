/* libsd in an ordinary program: opens the test system, loads a domain, calls it
 * through the gate that idlc's proxies use, from two threads, through a crash
 * and a restart. argv: IMAGE, file with the interface's fingerprint. */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "domain.h"
#include "proxy.h"
#include "sd.h"

static uint8_t fingerprint[32];
static struct sd *opened;

static int call(struct sd_cap *to, enum actor_method method, struct actor_args *args)
{
    struct sd_frame frame = {0};
    return sd_proxy_call(&frame, to, method, args);
}

static void *other_thread(void *argument)
{
    (void)argument;
    struct sd_cap *actor = sd_bind(opened, "actor", "actor", fingerprint);
    assert(actor);
    for (uint64_t i = 0; i < 10000; i++) {
        struct actor_args args = {.number = i};
        assert(call(actor, ACTOR_PING, &args) == SD_OK && args.result == i + 1);
    }
    sd_thread_end();
    return 0;
}

int main(int argc, char **argv)
{
    assert(argc == 3);
    FILE *file = fopen(argv[2], "rb");
    assert(file && fread(fingerprint, 1, sizeof fingerprint, file) == sizeof fingerprint);
    fclose(file);
    assert(!sd_open("/nonexistent"));
    opened = sd_open(argv[1]);
    assert(opened && !sd_open(argv[1]));
    assert(sd_load(opened, "nobody") == SD_INVALID);
    assert(sd_load(opened, "actor") == SD_OK && sd_load(opened, "actor") == SD_INVALID);
    assert(!sd_bind(opened, "actor", "nothing", fingerprint));
    assert(!sd_bind(opened, "actor", "actor", (const uint8_t[32]){1}));
    assert(!sd_bind(opened, "nobody", "actor", fingerprint));

    pthread_t thread;
    assert(!pthread_create(&thread, 0, other_thread, 0));
    other_thread(0);
    pthread_join(thread, 0);

    struct sd_cap *actor = sd_bind(opened, "actor", "actor", fingerprint);
    struct actor_args args = {.number = CRASH_STACK};
    assert(call(actor, ACTOR_CRASH, &args) == SD_CRASHED);
    assert(call(actor, ACTOR_PING, &args) == SD_DEAD);
    assert(sd_load(opened, "actor") == SD_OK);
    actor = sd_bind(opened, "actor", "actor", fingerprint);
    args.number = 4;
    assert(call(actor, ACTOR_PING, &args) == SD_OK && args.result == 5);
    sd_close(opened);
    puts("libsd: ok");
    return 0;
}
