/* The main domain of the kernel tests: plays the scenario that the data file
 * "scenario" names, and says what it saw. The last line of a good run is
 * "scenario NAME: ok"; a check that fails names its line and ends the run. */
#include "domain.h"

const uint32_t import_count = 0, export_count = 1;

enum { ROUNDS = 100, LIST_NODES = 10000000 };

static const uint32_t node_offsets[] = {0};
static const struct sd_type_desc node_type = {{'n', 'o', 'd', 'e'}, 16, 0, 1, 0, node_offsets, "node"};
static const uint32_t pair_offsets[] = {0, 8};
static const struct sd_type_desc pairs_type = {{'p', 'a', 'i', 'r'}, 8, 16, 0, 2, pair_offsets, "pairs"};

static char scenario[64], parameter[64];

static int fail(unsigned line, uint64_t seen)
{
    say_number("failed check at driver.c line ", line);
    say_number("  value ", seen);
    return SD_INTERFACE_FIRST;
}

#define CHECK_EQUAL(value, wanted)               \
    do {                                         \
        uint64_t seen_ = (uint64_t)(value);      \
        if (seen_ != (uint64_t)(wanted))         \
            return fail(__LINE__, seen_);        \
    } while (0)

static int load(const char *name)
{
    return services->domain_load(name, length_of(name));
}

static int unload(const char *name)
{
    return services->domain_unload(name, length_of(name));
}

/* Binds, calls once, drops. */
static int call(const char *name, enum actor_method method, struct actor_args *args)
{
    struct sd_cap *to = actor_bind(name);
    if (!to)
        return SD_DEAD;
    int status = actor_call(to, method, args);
    services->cap_drop(to);
    return status;
}

static uint64_t result_of(const char *name, enum actor_method method)
{
    struct actor_args args = {0};
    return call(name, method, &args) == SD_OK ? args.result : UINT64_MAX;
}

static struct sd_memory_report memory(void)
{
    struct sd_memory_report report = {0};
    services->memory(&report);
    return report;
}

static int same_memory(const struct sd_memory_report *before, unsigned line)
{
    struct sd_memory_report after = memory();
    const uint64_t *a = (const uint64_t *)before, *b = (const uint64_t *)&after;
    static const char *const names[] = {"private_pages ", "shared_bytes ", "shared_objects ",
                                        "domains ", "threads ", "capabilities ", "mapped_pages "};
    int status = SD_OK;
    for (unsigned i = 0; i < sizeof after / sizeof *a; i++) {
        if (a[i] == b[i])
            continue;
        say("memory differs: ");
        say(names[i]);
        say_number("before ", a[i]);
        say_number("  after ", b[i]);
        status = fail(line, b[i]);
    }
    return status;
}

#define CHECK_MEMORY(before)                                \
    do {                                                    \
        if (same_memory(&(before), __LINE__) != SD_OK)      \
            return SD_INTERFACE_FIRST;                      \
    } while (0)

/* parameter: a crash kind as a number. */
static int crash_rounds(const char *name, uint64_t kind, uint64_t *worst_ns)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct sd_memory_report before = memory();
        struct actor_args args = {.number = 41};
        CHECK_EQUAL(load(name), SD_OK);
        struct sd_cap *actor = actor_bind(name);
        CHECK_EQUAL(actor != 0, 1);
        CHECK_EQUAL(actor_call(actor, ACTOR_PING, &args), SD_OK);
        CHECK_EQUAL(args.result, 42);
        args.number = kind;
        CHECK_EQUAL(actor_call(actor, ACTOR_CRASH, &args), SD_CRASHED);
        uint64_t crashed_ns = services->now_ns();
        CHECK_EQUAL(actor_call(actor, ACTOR_PING, &args), SD_DEAD);
        services->cap_drop(actor);
        CHECK_EQUAL(load(name), SD_OK);
        uint64_t restart_ns = services->now_ns() - crashed_ns;
        if (restart_ns > *worst_ns)
            *worst_ns = restart_ns;
        CHECK_EQUAL(result_of(name, ACTOR_PING), 1);
        CHECK_EQUAL(unload(name), SD_OK);
        CHECK_MEMORY(before);
        if (round == 9 || round == ROUNDS - 1) {
            say_number("round ", round);
            services->sleep_ns(100000000);
        }
    }
    return SD_OK;
}

static int crash(void)
{
    uint64_t kind = 0, worst_ns = 0;
    for (size_t i = 0; parameter[i]; i++)
        kind = kind * 10 + (uint64_t)(parameter[i] - '0');
    bool is_loop = kind == CRASH_LOOP || kind == CRASH_IN_LOOP_OF_SERVICES;
    int status = crash_rounds(is_loop ? "looper" : "actor", kind, &worst_ns);
    say_number("longest crash to restarted, ns: ", worst_ns);
    return status;
}

/* driver -> middle -> actor, and actor unloads middle. */
static int nested(void)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct sd_memory_report before = memory();
        CHECK_EQUAL(load("actor"), SD_OK);
        CHECK_EQUAL(load("middle"), SD_OK);
        struct actor_args args = {.number = ACTOR_UNLOAD, .peer = "actor", .target = "middle"};
        CHECK_EQUAL(call("middle", ACTOR_FORWARD, &args), SD_CRASHED);
        CHECK_EQUAL(unload("middle"), SD_DEAD);
        CHECK_EQUAL(result_of("actor", ACTOR_PING), 1); /* the live frame ran to its end */
        CHECK_EQUAL(load("middle"), SD_OK);
        args = (struct actor_args){.number = ACTOR_BUSY, .other = 30, .peer = "actor", .delay_ms = 0};
        CHECK_EQUAL(call("middle", ACTOR_FORWARD, &args), SD_OK);
        CHECK_EQUAL(unload("middle"), SD_OK);
        CHECK_EQUAL(unload("actor"), SD_OK);
        CHECK_MEMORY(before);
    }
    return SD_OK;
}

static int parked(void)
{
    struct sd_memory_report before = memory();
    CHECK_EQUAL(load("actor"), SD_OK);
    CHECK_EQUAL(load("peer1"), SD_OK);
    CHECK_EQUAL(load("peer2"), SD_OK);
    /* peer1's thread holds actor's monitor; peer2's waits for it and is killed there */
    struct actor_args hold = {.number = ACTOR_BUSY, .other = 1000, .peer = "actor"};
    CHECK_EQUAL(call("peer1", ACTOR_SPAWN, &hold), SD_OK);
    services->sleep_ns(100000000);
    struct actor_args wait = {.number = ACTOR_PING, .peer = "actor"};
    CHECK_EQUAL(call("peer2", ACTOR_SPAWN, &wait), SD_OK);
    services->sleep_ns(100000000);
    CHECK_EQUAL(unload("peer2"), SD_OK);
    struct sd_memory_report now = memory();
    CHECK_EQUAL(now.domains, before.domains + 2);
    CHECK_EQUAL(now.threads, before.threads + 1);
    /* the holder dies in a service-free stretch of another domain's call */
    CHECK_EQUAL(unload("actor"), SD_OK);
    services->sleep_ns(100000000);
    CHECK_EQUAL(result_of("peer1", ACTOR_ANSWER), SD_CRASHED);
    CHECK_EQUAL(unload("peer1"), SD_OK);
    CHECK_MEMORY(before);
    return SD_OK;
}

static int reentry(void)
{
    CHECK_EQUAL(load("actor"), SD_OK);
    struct actor_args args = {.number = ACTOR_PING, .peer = "driver"};
    CHECK_EQUAL(call("actor", ACTOR_FORWARD, &args), SD_OK);
    CHECK_EQUAL(args.result, SD_REENTRY);
    CHECK_EQUAL(unload("actor"), SD_OK);
    return SD_OK;
}

/* peer1's thread holds peer1 and wants peer2, the other way round in peer2. */
static int deadlock(void)
{
    struct sd_memory_report before = memory();
    CHECK_EQUAL(load("peer1"), SD_OK);
    CHECK_EQUAL(load("peer2"), SD_OK);
    struct actor_args first = {.number = ACTOR_PING, .peer = "peer2", .delay_ms = 300};
    struct actor_args second = {.number = ACTOR_PING, .peer = "peer1", .delay_ms = 300};
    CHECK_EQUAL(call("peer1", ACTOR_SPAWN, &first), SD_OK);
    CHECK_EQUAL(call("peer2", ACTOR_SPAWN, &second), SD_OK);
    services->sleep_ns(100000000);
    uint64_t one = result_of("peer1", ACTOR_ANSWER), two = result_of("peer2", ACTOR_ANSWER);
    CHECK_EQUAL((one == SD_DEADLOCK && two == SD_OK) || (one == SD_OK && two == SD_DEADLOCK), 1);
    CHECK_EQUAL(unload("peer1"), SD_OK);
    CHECK_EQUAL(unload("peer2"), SD_OK);
    CHECK_MEMORY(before);
    return SD_OK;
}

static int moved(void)
{
    struct sd_memory_report before = memory();
    for (unsigned round = 0; round < ROUNDS; round++) {
        CHECK_EQUAL(load("actor"), SD_OK);
        uint64_t *node = services->rref_alloc(&node_type, 0);
        node[1] = 7;
        struct actor_args args = {.moved = node};
        CHECK_EQUAL(call("actor", ACTOR_KEEP, &args), SD_OK);
        CHECK_EQUAL(args.moved == 0, 1);
        CHECK_EQUAL(args.result, 7);
        args = (struct actor_args){0};
        CHECK_EQUAL(call("actor", ACTOR_GIVE, &args), SD_OK);
        CHECK_EQUAL(args.returned == node, 1);
        services->rref_free(node);
        /* into a callee that crashes */
        args = (struct actor_args){.number = 1, .moved = services->rref_alloc(&node_type, 0)};
        CHECK_EQUAL(call("actor", ACTOR_KEEP, &args), SD_CRASHED);
        CHECK_EQUAL(args.moved == 0, 1);
        CHECK_MEMORY(before);
        /* into a callee that is dead: the object comes back */
        CHECK_EQUAL(load("actor"), SD_OK);
        struct sd_cap *actor = actor_bind("actor");
        CHECK_EQUAL(unload("actor"), SD_OK);
        args = (struct actor_args){.moved = services->rref_alloc(&node_type, 0)};
        CHECK_EQUAL(actor_call(actor, ACTOR_KEEP, &args), SD_DEAD);
        CHECK_EQUAL(args.moved != 0, 1);
        services->rref_free(args.moved);
        services->cap_drop(actor);
        CHECK_MEMORY(before);
    }
    return SD_OK;
}

static int lent(void)
{
    struct sd_memory_report before = memory();
    CHECK_EQUAL(load("actor"), SD_OK);
    uint64_t *node = services->rref_alloc(&node_type, 0);
    node[1] = 9;
    struct actor_args args = {.lent = node};
    CHECK_EQUAL(call("actor", ACTOR_READ, &args), SD_OK);
    CHECK_EQUAL(args.result, 9);
    uint64_t local[2] = {0, 11}; /* a borrow may lie outside the shared heap */
    args = (struct actor_args){.lent = local, .delay_ms = 50};
    CHECK_EQUAL(call("actor", ACTOR_READ, &args), SD_OK);
    CHECK_EQUAL(args.result, 11);
    services->rref_free(node);
    /* the lender is killed while a child of its tree is lent: it stays readable */
    for (unsigned round = 0; round < 10; round++) {
        CHECK_EQUAL(load("middle"), SD_OK);
        args = (struct actor_args){.peer = "actor", .target = "middle"};
        CHECK_EQUAL(call("middle", ACTOR_LEND, &args), SD_CRASHED);
        CHECK_EQUAL(result_of("actor", ACTOR_COUNT), 77);
    }
    CHECK_EQUAL(unload("actor"), SD_OK);
    CHECK_MEMORY(before);
    return SD_OK;
}

static int list(void)
{
    struct sd_memory_report before = memory();
    void *head = 0;
    int refused = 0;
    for (unsigned i = 0; i < LIST_NODES; i++) {
        void *node = services->rref_alloc(&node_type, 0);
        CHECK_EQUAL(node != 0, 1);
        services->rref_exchange(node, node, head, &refused);
        CHECK_EQUAL(refused, 0);
        head = node;
    }
    CHECK_EQUAL(memory().shared_objects, before.shared_objects + LIST_NODES);
    uint64_t start = services->now_ns();
    services->rref_free(head);
    say_number("list dropped, ns: ", services->now_ns() - start);
    CHECK_MEMORY(before);
    return SD_OK;
}

/* Trees: refusals of the exchange, arrays of pairs. */
static int trees(void)
{
    struct sd_memory_report before = memory();
    int refused;
    void **a = services->rref_alloc(&node_type, 0), **b = services->rref_alloc(&node_type, 0);
    void *const old = services->rref_exchange(a, a, b, &refused);
    CHECK_EQUAL(refused, 0);
    CHECK_EQUAL(old == 0, 1);
    services->rref_exchange(b, b, a, &refused); /* a cycle */
    CHECK_EQUAL(refused, 1);
    CHECK_EQUAL(*b == 0, 1);
    services->rref_exchange(a, a, a, &refused); /* into itself */
    CHECK_EQUAL(refused, 1);
    services->rref_exchange(a, a + 1, 0, &refused); /* no rref field */
    CHECK_EQUAL(refused, 1);
    void *outside[2] = {0};
    services->rref_exchange(outside, outside, 0, &refused); /* no object */
    CHECK_EQUAL(refused, 1);
    CHECK_EQUAL(services->rref_exchange(a, a, 0, &refused) == b, 1); /* take */
    CHECK_EQUAL(refused, 0);
    uint64_t *pairs = services->rref_alloc(&pairs_type, 1000);
    CHECK_EQUAL(pairs[0], 1000);
    services->rref_exchange(pairs, (void **)&pairs[1 + 2 * 999 + 1], b, &refused);
    CHECK_EQUAL(refused, 0);
    services->rref_exchange(pairs, (void **)&pairs[1 + 2 * 1000], a, &refused); /* behind the end */
    CHECK_EQUAL(refused, 1);
    services->rref_free(pairs);
    services->rref_free(a);
    CHECK_EQUAL(services->rref_alloc(&pairs_type, UINT64_MAX / 8) == 0, 1);
    CHECK_EQUAL(services->rref_alloc(&node_type, 3) == 0, 1); /* no array */
    CHECK_MEMORY(before);
    return SD_OK;
}

static int quotas(void)
{
    struct sd_memory_report before = memory();
    CHECK_EQUAL(services->pages_alloc(SIZE_MAX) == 0, 1);
    CHECK_EQUAL(services->pages_alloc(0) == 0, 1);
    void *ranges[200];
    for (unsigned i = 0; i < 200; i++) {
        ranges[i] = services->pages_alloc(i % 5 + 1);
        CHECK_EQUAL(ranges[i] != 0, 1);
    }
    for (unsigned i = 0; i < 200; i += 2)
        services->pages_free(ranges[i], i % 5 + 1);
    for (unsigned i = 1; i < 200; i += 2)
        services->pages_free(ranges[i], i % 5 + 1);
    unsigned started = 0;
    CHECK_EQUAL(load("actor"), SD_OK);
    struct actor_args none = {0};
    while (started < 100 && call("actor", ACTOR_IDLE, &none) == SD_OK)
        started++;
    CHECK_EQUAL(started, 4); /* as the manifest allows */
    CHECK_EQUAL(call("actor", ACTOR_IDLE, &none), SD_QUOTA);
    CHECK_EQUAL(unload("actor"), SD_OK);
    CHECK_EQUAL(load("nobody"), SD_INVALID);
    CHECK_EQUAL(unload("actor"), SD_DEAD);
    CHECK_EQUAL(load("driver"), SD_INVALID); /* is live */
    CHECK_MEMORY(before);
    return SD_OK;
}

/* A domain without grants is told so. */
static int grants(void)
{
    CHECK_EQUAL(load("plain"), SD_OK);
    struct sd_memory_report unused;
    (void)unused;
    struct actor_args args = {.peer = "actor"};
    struct sd_cap *plain = actor_bind("plain");
    CHECK_EQUAL(actor_call(plain, ACTOR_UNLOAD, &args), SD_DENIED);
    args = (struct actor_args){.number = ACTOR_PING, .peer = "actor"};
    CHECK_EQUAL(actor_call(plain, ACTOR_FORWARD, &args), SD_OK);
    CHECK_EQUAL(args.result, SD_DEAD);
    /* not a reference of ours */
    struct sd_cap forged = *plain;
    CHECK_EQUAL(services->cap_dup(&forged) == 0, 1);
    CHECK_EQUAL(services->cap_dup((struct sd_cap *)((char *)plain + 8)) == 0, 1);
    services->cap_drop(plain);
    CHECK_EQUAL(services->cap_dup(plain) == 0, 1);
    CHECK_EQUAL(unload("plain"), SD_OK);
    return SD_OK;
}

/* The system allows "limited" two restarts an hour. */
static int policy(void)
{
    for (unsigned i = 0; i < 3; i++) {
        CHECK_EQUAL(load("limited"), SD_OK);
        CHECK_EQUAL(unload("limited"), SD_OK);
    }
    CHECK_EQUAL(load("limited"), SD_QUOTA);
    CHECK_EQUAL(result_of("limited", ACTOR_PING), UINT64_MAX);
    return SD_OK;
}

static const char *const callers[] = {"caller1", "caller2", "caller3", "caller4"};

/* Four threads call while the callee is unloaded and loaded again. */
static int load_under_fire(void)
{
    uint64_t reloads = 0, good = 0, seconds = parameter[0] ? (uint64_t)(parameter[0] - '0') : 10;
    CHECK_EQUAL(load("actor"), SD_OK);
    struct sd_memory_report before = memory();
    for (unsigned i = 0; i < 4; i++) {
        struct actor_args args = {.peer = "actor"};
        CHECK_EQUAL(load(callers[i]), SD_OK);
        CHECK_EQUAL(call(callers[i], ACTOR_HAMMER, &args), SD_OK);
    }
    uint64_t end = services->now_ns() + seconds * 1000000000;
    while (services->now_ns() < end) {
        CHECK_EQUAL(unload("actor"), SD_OK);
        CHECK_EQUAL(load("actor"), SD_OK);
        services->sleep_ns(1000000);
        reloads++;
    }
    for (unsigned i = 0; i < 4; i++) {
        struct actor_args args = {0};
        CHECK_EQUAL(call(callers[i], ACTOR_COUNT, &args), SD_OK);
        CHECK_EQUAL(args.other, 0);
        CHECK_EQUAL(args.result > 0, 1);
        good += args.result;
        CHECK_EQUAL(unload(callers[i]), SD_OK);
    }
    say_number("reloads: ", reloads);
    say_number("good calls: ", good);
    CHECK_EQUAL(reloads > 100, 1);
    CHECK_MEMORY(before);
    return SD_OK;
}

/* Times of what a loader does, as JSON. */
static int timings(void)
{
    uint64_t load_ns = 0, restart_ns = 0;
    for (unsigned i = 0; i < ROUNDS; i++) {
        uint64_t start = services->now_ns();
        CHECK_EQUAL(load("actor"), SD_OK);
        load_ns += services->now_ns() - start;
        struct sd_cap *actor = actor_bind("actor");
        struct actor_args args = {.number = CRASH_BOUNDS};
        start = services->now_ns();
        CHECK_EQUAL(actor_call(actor, ACTOR_CRASH, &args), SD_CRASHED);
        CHECK_EQUAL(load("actor"), SD_OK);
        restart_ns += services->now_ns() - start;
        services->cap_drop(actor);
        CHECK_EQUAL(unload("actor"), SD_OK);
        memory();
    }
    say_number("{ \"load_and_verify_ns\": ", load_ns / ROUNDS);
    say_number(", \"crash_to_restarted_ns\": ", restart_ns / ROUNDS);
    say("}\n");
    return SD_OK;
}

struct scene {
    const char *name;
    int (*play)(void);
};

static bool is_same(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

static const struct scene scenes[] = {
    {"crash", crash}, {"nested", nested}, {"parked", parked}, {"reentry", reentry},
    {"deadlock", deadlock}, {"moved", moved}, {"lent", lent}, {"list", list}, {"trees", trees},
    {"quotas", quotas}, {"grants", grants}, {"policy", policy}, {"load", load_under_fire}, {"timings", timings}};

/* The file holds "NAME PARAMETER". */
static void read_scenario(void)
{
    char text[128];
    size_t length;
    for (uint32_t i = 0; i < services->data_count(); i++) {
        char name[64] = {0};
        if (services->data_name(i, name, sizeof name - 1, &length) != SD_OK ||
            !is_same(name, "scenario"))
            continue;
        size_t n = services->data_read(i, 0, text, sizeof text - 1);
        size_t at = 0, to = 0;
        for (; at < n && text[at] > ' ' && at < sizeof scenario - 1; at++)
            scenario[at] = text[at];
        while (at < n && text[at] == ' ')
            at++;
        for (; at < n && text[at] > ' ' && to < sizeof parameter - 1; at++)
            parameter[to++] = text[at];
    }
}

static int run(void *argument)
{
    (void)argument;
    read_scenario();
    for (unsigned i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        if (!is_same(scenes[i].name, scenario))
            continue;
        int status = scenes[i].play();
        say("scenario ");
        say(scenario);
        say(status == SD_OK ? ": ok\n" : ": failed\n");
        return status;
    }
    say("no such scenario\n");
    return SD_INVALID;
}

static int ping(void *argument)
{
    struct actor_args *args = argument;
    args->result = args->number + 1;
    return SD_OK;
}

static const sd_entry_fn methods[ACTOR_METHODS] = {[ACTOR_RUN] = run, [ACTOR_PING] = ping};

int domain_create(void **imports, void **exports)
{
    (void)imports;
    exports[0] = actor_export(methods);
    return SD_OK;
}
