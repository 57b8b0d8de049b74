/* The domain that crashes, waits, calls on: one source for all actors of a
 * test system, which differ only in their manifests. */
#include "domain.h"

const uint32_t import_count = 0, export_count = 1;

static const uint32_t node_offsets[] = {0};
static const struct sd_type_desc node_type = {{'n', 'o', 'd', 'e'}, 16, 0, 1, 0, node_offsets, "node"};

static void *kept;
static uint64_t answer = UINT64_MAX;
static struct actor_args spawned;
static uint64_t good, wrong;
static volatile uint64_t sink;

__attribute__((noinline)) static uint64_t recurse(uint64_t depth)
{
    volatile uint64_t room[64];
    room[depth % 64] = depth;
    return depth == UINT64_MAX ? 0 : recurse(depth + 1) + room[(depth + 1) % 64];
}

__attribute__((noinline)) static void spin(void)
{
    for (;;)
        sink++;
}

FUNCTION(recurse, 16);
FUNCTION(spin, 23);

static void sleeper(void *argument)
{
    (void)argument;
    services->sleep_ns(3600 * 1000000000ull);
}

/* A little of everything that a dying domain must give back. */
static void own_things(void)
{
    char *pages = services->pages_alloc(8);
    pages[4096] = 1;
    void *parent = services->rref_alloc(&node_type, 0);
    void *child = services->rref_alloc(&node_type, 0);
    int refused;
    services->rref_exchange(parent, parent, child, &refused);
    services->cap_dup(actor_bind("driver")); 
    services->thread_spawn(sleeper, 0);
}

__attribute__((noinline)) static void use_quota(void)
{
    while (services->pages_alloc(16))
        ;
    TRAP(6);
}

static int crash(void *argument)
{
    struct actor_args *args = argument;
    own_things();
    switch ((enum crash_kind)args->number) {
    case CRASH_BOUNDS: TRAP(1); break;
    case CRASH_DIV: TRAP(2); break;
    case CRASH_DIV_HARDWARE: __asm__ volatile("xor %%ecx, %%ecx\ndivl %%ecx" ::: "eax", "ecx", "edx"); break;
    case CRASH_SHIFT: TRAP(4); break;
    case CRASH_STACK: sink = recurse(0); break;
    case CRASH_LOOP: spin(); break;
    case CRASH_QUOTA: use_quota(); break;
    case CRASH_FREE_FULL: TRAP(7); break;
    case CRASH_NULL: __asm__ volatile("movl $1, (%0)" ::"r"(0ul)); break;
    case CRASH_WILD: __asm__ volatile("movl $1, (%0)" ::"r"(0x1234567890ul)); break;
    case CRASH_UNLISTED: __asm__ volatile("ud2"); break;
    case CRASH_IN_LOOP_OF_SERVICES:
        for (;;)
            services->now_ns();
    case CRASH_WRITE_TEXT: *(volatile char *)(uintptr_t)spin = 0; break;
    case CRASH_WRITE_CONSTANT: *(volatile char *)(uintptr_t)&node_type = 0; break;
    case CRASH_EXECUTE_HEAP: ((void (*)(void))(uintptr_t)services->pages_alloc(1))(); break;
    case CRASH_KINDS: break;
    }
    return SD_OK;
}

static int ping(void *argument)
{
    struct actor_args *args = argument;
    args->result = args->number + 1;
    return SD_OK;
}

static int forward_to(struct actor_args *args)
{
    struct sd_cap *peer = actor_bind(args->peer);
    struct actor_args inner = {.number = args->other, .peer = args->target};
    if (!peer)
        return SD_DEAD;
    int status = actor_call(peer, (enum actor_method)args->number, &inner);
    services->cap_drop(peer);
    return status;
}

static int forward(void *argument)
{
    struct actor_args *args = argument;
    args->result = (uint64_t)forward_to(args);
    return SD_OK;
}

static void busy_ms(uint64_t ms)
{
    uint64_t end = services->now_ns() + ms * 1000000;
    while (services->now_ns() < end)
        ;
}

static void spawned_main(void *argument)
{
    (void)argument;
    busy_ms(spawned.delay_ms);
    answer = (uint64_t)forward_to(&spawned);
}

/* Names are copied: the caller's text may be gone when the thread runs. */
static char peer_name[64];

static int spawn_with(struct actor_args *args, void (*entry)(void *))
{
    spawned = *args;
    size_t n = 0;
    for (; args->peer[n] && n < sizeof peer_name - 1; n++)
        peer_name[n] = args->peer[n];
    peer_name[n] = 0;
    spawned.peer = peer_name;
    answer = UINT64_MAX;
    return services->thread_spawn(entry, 0);
}

static int spawn(void *argument)
{
    return spawn_with(argument, spawned_main);
}

static int get_answer(void *argument)
{
    ((struct actor_args *)argument)->result = answer;
    return SD_OK;
}

static int busy(void *argument)
{
    busy_ms(((struct actor_args *)argument)->number);
    return SD_OK;
}

static int sleep(void *argument)
{
    return services->sleep_ns(((struct actor_args *)argument)->number * 1000000);
}

static int unload(void *argument)
{
    const struct actor_args *args = argument;
    return services->domain_unload(args->peer, length_of(args->peer));
}

static int keep(void *argument)
{
    struct actor_args *args = argument;
    kept = args->moved;
    args->result = *(uint64_t *)((char *)kept + 8);
    if (args->number)
        TRAP(19);
    return SD_OK;
}

static int read_lent(void *argument)
{
    struct actor_args *args = argument;
    const uint64_t *words = args->lent;
    if (args->number)
        services->domain_unload(args->peer, length_of(args->peer));
    busy_ms(args->delay_ms);
    good = args->result = words[1];
    return SD_OK;
}

static int lend(void *argument)
{
    const struct actor_args *args = argument;
    void **parent = services->rref_alloc(&node_type, 0);
    uint64_t *child = services->rref_alloc(&node_type, 0);
    int refused;
    child[1] = 77;
    services->rref_exchange(parent, parent, child, &refused);
    struct actor_args inner = {.number = 1, .peer = args->target, .delay_ms = 30, .lent = child};
    struct sd_cap *peer = actor_bind(args->peer);
    return peer ? actor_call(peer, ACTOR_READ, &inner) : SD_DEAD;
}

static int give(void *argument)
{
    ((struct actor_args *)argument)->returned = kept;
    kept = 0;
    return SD_OK;
}

static void hammer_main(void *argument)
{
    (void)argument;
    struct sd_cap *peer = 0;
    for (uint64_t i = 0;; i++) {
        struct actor_args args = {.number = i};
        if (!peer)
            peer = actor_bind(spawned.peer);
        int status = peer ? actor_call(peer, ACTOR_PING, &args) : SD_DEAD;
        if (status == SD_OK && args.result == i + 1)
            good++;
        else if (status != SD_DEAD && status != SD_CRASHED)
            wrong++;
        if (status != SD_OK && peer) {
            services->cap_drop(peer);
            peer = 0;
        }
        if (i % 4096 == 0 || !peer)
            services->yield();
    }
}

static int hammer(void *argument)
{
    return spawn_with(argument, hammer_main);
}

static int count(void *argument)
{
    struct actor_args *args = argument;
    args->result = good;
    args->other = wrong;
    return SD_OK;
}

static int idle(void *argument)
{
    (void)argument;
    return services->thread_spawn(sleeper, 0);
}

static int run_nothing(void *argument)
{
    (void)argument;
    return SD_OK;
}

static const sd_entry_fn methods[ACTOR_METHODS] = {
    [ACTOR_RUN] = run_nothing, [ACTOR_PING] = ping, [ACTOR_CRASH] = crash,
    [ACTOR_FORWARD] = forward, [ACTOR_SPAWN] = spawn, [ACTOR_ANSWER] = get_answer,
    [ACTOR_BUSY] = busy, [ACTOR_SLEEP] = sleep, [ACTOR_UNLOAD] = unload, [ACTOR_KEEP] = keep,
    [ACTOR_READ] = read_lent, [ACTOR_LEND] = lend, [ACTOR_GIVE] = give, [ACTOR_HAMMER] = hammer, [ACTOR_COUNT] = count,
    [ACTOR_IDLE] = idle};

int domain_create(void **imports, void **exports)
{
    (void)imports;
    exports[0] = actor_export(methods);
    return SD_OK;
}
