/* Runs every test of one unit, built as a shared object, and says how each run
 * ended:
 *
 *   fn_K INPUT ok VALUE
 *   fn_K INPUT fault RULE LINE
 *   fn_K INPUT timeout
 *   fn_K INPUT leak VALUE          (a sanitizer's host only)
 *
 * One source, three programs: for objects of sdc, whose trap table gives rule
 * and line; for ASan and UBSan (RUN_ASAN); for MSan (RUN_MSAN). All runs share
 * the process: a fault is a siglongjmp back to the loop, and what the run left
 * behind (static objects, heap) is put back before the next. This file is never
 * instrumented; the sanitizers' reports come here, because their own reporting
 * cannot be left by a jump. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

#if defined(RUN_ASAN)
#include <sanitizer/asan_interface.h>
#elif defined(RUN_MSAN)
#include <sanitizer/msan_interface.h>
#else
#include <image.h>
#endif

enum { MAX_INPUTS = 16, MAX_THREADS = 64, MAX_TEXT = 4096, TICK_US = 20000, TICKS_PER_RUN = 4, MAX_LIVE = 1 << 16 };

typedef uint64_t test_function(uint64_t, uint64_t);

struct test {
    unsigned number, skipped_inputs; /* a bit each */
    test_function *run;
};

/* A range of the unit's static objects, and what it holds at the start. */
struct range {
    uint8_t *at, *saved;
    size_t size_bytes;
};

static struct test *tests;
static size_t test_count;
static struct range ranges[8];
static size_t range_count;

/* ---- the run under way ---------------------------------------------------- */

static sigjmp_buf again;
static volatile sig_atomic_t is_running, is_in_runtime, ticks;
static const char *fault_rule;
static unsigned fault_line;

static _Noreturn void end_run(const char *rule, unsigned line) {
    fault_rule = rule;
    fault_line = line;
    is_running = 0;
#if defined(RUN_ASAN)
    __asan_handle_no_return();
#endif
    siglongjmp(again, 1);
}

/* ---- heap ------------------------------------------------------------------ */

struct block {
    void *at;
    size_t size_bytes;
    bool is_reachable;
};
static struct block live[MAX_LIVE];
static size_t live_count, heap_bytes;

void *__sd_rt_alloc(size_t size_bytes, size_t count);
void *__sd_rt_alloc(size_t size_bytes, size_t count) {
    size_t n;
    if (__builtin_mul_overflow(size_bytes, count, &n) || n > 1 << 20 ||
        heap_bytes + n > 1 << 22 || live_count == MAX_LIVE)
        return 0;
    is_in_runtime = 1;
    heap_bytes += n;
    /* The plain build asks calloc for one byte at least, and for no more than
     * it was asked for, so that the first byte past the object is poisoned. */
    void *p = calloc(1, n ? n : 1);
#if defined(RUN_ASAN)
    if (!n)
        __asan_poison_memory_region(p, 1);
#endif
    live[live_count++] = (struct block){p, n, false};
    is_in_runtime = 0;
    return p;
}

void __sd_rt_free(void *object);
void __sd_rt_free(void *object) {
    if (!object)
        return;
    for (size_t i = live_count; i-- > 0;)
        if (live[i].at == object) {
            is_in_runtime = 1;
            live[i] = live[--live_count];
            free(object);
            is_in_runtime = 0;
            return;
        }
    end_run("bad-free", 0);
}

/* ---- threads ---------------------------------------------------------------- */

/* The domain is a monitor: a new thread runs when this one leaves it, at the
 * latest at its end, and then to its own end. */
static struct thread {
    void (*entry)(void *);
    void *argument;
} threads[MAX_THREADS];
static size_t thread_count, threads_begun;

int __sd_rt_spawn(void (*entry)(void *), void *argument);
int __sd_rt_spawn(void (*entry)(void *), void *argument) {
    if (thread_count == MAX_THREADS)
        end_run("quota", 0);
    threads[thread_count++] = (struct thread){entry, argument};
    return 0;
}

static void run_threads(void) {
    while (threads_begun < thread_count) {
        struct thread t = threads[threads_begun++];
#if defined(RUN_MSAN)
        __msan_unpoison_param(1);
#endif
        t.entry(t.argument);
    }
}

void __sd_rt_fault(void);
void __sd_rt_fault(void) {
    end_run("sd-fault", 0);
}

#if defined(RUN_ASAN)
static void mark(const uint8_t *at, size_t size_bytes) {
    for (size_t i = 0; i + sizeof(void *) <= size_bytes; i += sizeof(void *)) {
        void *p = *(void *const *)(at + i);
        for (size_t k = 0; p && k < live_count; k++)
            if (live[k].at == p && !live[k].is_reachable) {
                live[k].is_reachable = true;
                mark(live[k].at, live[k].size_bytes);
            }
    }
}

/* Whether an object is live that nothing static leads to. */
static bool has_leak(void) {
    if (!live_count)
        return false;
    for (size_t i = 0; i < range_count; i++)
        mark(ranges[i].at, ranges[i].size_bytes);
    for (size_t k = 0; k < live_count; k++)
        if (!live[k].is_reachable)
            return true;
    return false;
}

#endif

static void clear_heap(void) {
    while (live_count)
        free(live[--live_count].at);
    heap_bytes = 0;
}

/* ---- what the sanitizers call ---------------------------------------------- */

#if defined(RUN_ASAN)
const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "detect_leaks=0:handle_segv=0:handle_sigill=0:handle_sigfpe=0:handle_sigbus=0:"
           "handle_abort=0:allow_user_segv_handler=1:detect_stack_use_after_return=1:"
           "quarantine_size_mb=16:malloc_context_size=0:use_sigaltstack=0:"
           "check_initialization_order=0:detect_odr_violation=0:strict_init_order=0";
}

static void look(uintptr_t at, size_t size_bytes, const char *kind) {
    if (size_bytes && __asan_region_is_poisoned((void *)at, size_bytes))
        end_run(kind, 0);
}

/* With few shadow bytes to look at, so that most accesses end here. */
static inline void look_short(uintptr_t at, size_t size_bytes, const char *kind) {
    const int8_t *shadow = (const int8_t *)(at >> 3) + 0x7fff8000;
    int8_t s = *shadow;
    if (__builtin_expect(s != 0, 0) && (int8_t)((at & 7) + size_bytes - 1) >= s)
        end_run(kind, 0);
}

#define ACCESS(n)                                                                          \
    void fz_load##n(uintptr_t at);                                                         \
    void fz_load##n(uintptr_t at) { look_short(at, n, "asan-read"); }                      \
    void fz_store##n(uintptr_t at);                                                        \
    void fz_store##n(uintptr_t at) { look_short(at, n, "asan-write"); }
ACCESS(1)
ACCESS(2)
ACCESS(4)
ACCESS(8)
void fz_load16(uintptr_t at);
void fz_load16(uintptr_t at) { look(at, 16, "asan-read"); }
void fz_store16(uintptr_t at);
void fz_store16(uintptr_t at) { look(at, 16, "asan-write"); }
void fz_loadN(uintptr_t at, size_t n);
void fz_loadN(uintptr_t at, size_t n) { look(at, n, "asan-read"); }
void fz_storeN(uintptr_t at, size_t n);
void fz_storeN(uintptr_t at, size_t n) { look(at, n, "asan-write"); }

static void move(uint8_t *to, const uint8_t *from, size_t n) {
    if (to <= from)
        for (size_t i = 0; i < n; i++)
            to[i] = from[i];
    else
        for (size_t i = n; i-- > 0;)
            to[i] = from[i];
}
void *fz_memcpy(void *to, const void *from, size_t n);
void *fz_memcpy(void *to, const void *from, size_t n) {
    look((uintptr_t)from, n, "asan-read");
    look((uintptr_t)to, n, "asan-write");
    move(to, from, n);
    return to;
}
void *fz_memmove(void *to, const void *from, size_t n);
void *fz_memmove(void *to, const void *from, size_t n) {
    return fz_memcpy(to, from, n);
}
void *fz_memset(void *to, int c, size_t n);
void *fz_memset(void *to, int c, size_t n) {
    look((uintptr_t)to, n, "asan-write");
    for (size_t i = 0; i < n; i++)
        ((volatile uint8_t *)to)[i] = (uint8_t)c;
    return to;
}
#elif defined(RUN_MSAN)
const char *__msan_default_options(void);
const char *__msan_default_options(void) {
    return "handle_segv=0:handle_sigill=0:handle_sigfpe=0:handle_sigbus=0:handle_abort=0:"
           "allow_user_segv_handler=1:use_sigaltstack=0";
}
void __wrap___msan_warning_noreturn(void);
void __wrap___msan_warning_noreturn(void) {
    end_run("msan", 0);
}
#endif

#if !defined(RUN_ASAN)
static void look(uintptr_t at, size_t size_bytes, const char *kind) {
    (void)at, (void)size_bytes, (void)kind;
}
#endif

/* ---- printing ----------------------------------------------------------------- */

/* Text without a precision ends at its zero byte or with its object: sdc gives
 * the precision, ASan knows the object. */
static int text_length(const char *text, int most) {
    int n = 0;
    for (; most < 0 ? n < MAX_TEXT : n < most; n++) {
#if defined(RUN_ASAN)
        if (most < 0 && __asan_address_is_poisoned(text + n))
            break;
#endif
        look((uintptr_t)(text + n), 1, "asan-read");
        if (!text[n])
            break;
    }
    return n;
}

/* Prints to nowhere and counts. */
static int print(const char *format, va_list arguments) {
    int written = 0;
    for (const char *at = format; *at; at++) {
        if (*at != '%') {
            written++;
            continue;
        }
        at++;
        if (*at == '%') {
            written++;
            continue;
        }
        bool is_left = false, is_long = false, is_precise = false;
        int shorts = 0, width = 0, precision = 0;
        for (; *at == '-' || *at == '0'; at++)
            is_left |= *at == '-';
        if (*at == '*') {
            width = va_arg(arguments, int);
            at++;
        }
        for (; *at >= '0' && *at <= '9'; at++)
            width = width * 10 + (*at - '0');
        if (*at == '.') {
            is_precise = true;
            at++;
            if (*at == '*') {
                precision = va_arg(arguments, int);
                at++;
            }
            for (; *at >= '0' && *at <= '9'; at++)
                precision = precision * 10 + (*at - '0');
        }
        for (; *at == 'h' || *at == 'l' || *at == 'z'; at++) {
            shorts += *at == 'h';
            is_long |= *at != 'h';
        }
        int length = 1;
        if (*at == 's') {
            length = text_length(va_arg(arguments, const char *), is_precise ? precision : -1);
        } else if (*at == 'c') {
            (void)va_arg(arguments, int);
        } else {
            unsigned long long v = is_long ? va_arg(arguments, unsigned long) : va_arg(arguments, unsigned);
            unsigned bits = is_long ? 64 : shorts == 1 ? 16 : shorts ? 8 : 32;
            char digits[32];
            if (bits < 64)
                v &= (1ull << bits) - 1;
            bool is_negative = (*at == 'd' || *at == 'i') && v >> (bits - 1);
            if (is_negative)
                v = bits < 64 ? (1ull << bits) - v : 0 - v;
            is_in_runtime = 1;
            length = snprintf(digits, sizeof digits, *at == 'x' || *at == 'X' ? "%llx" : "%llu", v);
            is_in_runtime = 0;
            if (is_precise && !precision && !v)
                length = 0;
            if (is_precise && length < precision)
                length = precision;
            length += is_negative;
        }
        if (width < 0)
            width = -width;
        (void)is_left;
        written += length < width ? width : length;
    }
    return written;
}

int __sd_rt_printf(const char *format, ...);
int __sd_rt_printf(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int written = print(format, arguments);
    va_end(arguments);
    return written;
}

/* ---- contract functions of sd/thread.h and sd/mutex.h --------------------------- */

int sd_yield(void);
int sd_yield(void) {
    run_threads();
    return 0;
}
int sd_sleep_ns(uint64_t duration_ns);
int sd_sleep_ns(uint64_t duration_ns) {
    (void)duration_ns;
    run_threads();
    return 0;
}

/* A token is an object of the heap that holds its mutex. Threads run to their
 * end, so a mutex that is held stays held. */
struct sd_mutex {
    uint64_t holder;
};
struct sd_guard {
    struct sd_mutex *held;
};

struct sd_guard *sd_lock(struct sd_mutex *m);
struct sd_guard *sd_lock(struct sd_mutex *m) {
    look((uintptr_t)m, sizeof *m, "asan-read");
    if (m->holder)
        end_run("deadlock", 0);
    struct sd_guard *token = __sd_rt_alloc(sizeof *token, 1);
    if (!token)
        end_run("quota", 0);
    token->held = m;
    m->holder = 1;
    return token;
}
void sd_unlock(struct sd_guard *token);
void sd_unlock(struct sd_guard *token) {
    look((uintptr_t)token, sizeof *token, "asan-read");
    look((uintptr_t)token->held, sizeof *token->held, "asan-write");
    token->held->holder = 0;
    __sd_rt_free(token);
}

/* ---- contract functions of sd/mem.h ----------------------------------------- */

void sd_mem_copy(uint8_t *to, const uint8_t *from, size_t n);
void sd_mem_copy(uint8_t *to, const uint8_t *from, size_t n) {
    look((uintptr_t)from, n, "asan-read");
    look((uintptr_t)to, n, "asan-write");
    is_in_runtime = 1;
    memmove(to, from, n);
    is_in_runtime = 0;
}
void sd_mem_set(uint8_t *to, size_t n, uint8_t value);
void sd_mem_set(uint8_t *to, size_t n, uint8_t value) {
    look((uintptr_t)to, n, "asan-write");
    is_in_runtime = 1;
    memset(to, value, n);
    is_in_runtime = 0;
}
int sd_mem_compare(const uint8_t *a, const uint8_t *b, size_t n);
int sd_mem_compare(const uint8_t *a, const uint8_t *b, size_t n) {
    look((uintptr_t)a, n, "asan-read");
    look((uintptr_t)b, n, "asan-read");
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}
bool sd_mem_equal(const uint8_t *a, const uint8_t *b, size_t n);
bool sd_mem_equal(const uint8_t *a, const uint8_t *b, size_t n) {
    return sd_mem_compare(a, b, n) == 0;
}

/* ---- signals ---------------------------------------------------------------- */

#if !defined(RUN_ASAN) && !defined(RUN_MSAN)
static const struct sd_trap *traps, *traps_end;
static const char *const rule_names[] = {
#define FAULT_RULE(n, id, name) [n] = name,
#include <fault_rules.def>
};

static const char *rule_at(const char *pc, unsigned *line) {
    for (const struct sd_trap *t = traps; t < traps_end; t++)
        if ((const char *)&t->pc_rel + t->pc_rel == pc) {
            *line = t->line;
            return t->rule < sizeof rule_names / sizeof *rule_names && rule_names[t->rule]
                       ? rule_names[t->rule]
                       : "unnamed";
        }
    return "unexplained";
}
#endif

static const char *stack_low, *stack_high;

static void on_fault(int signal, siginfo_t *info, void *context) {
    const ucontext_t *at = context;
    const char *pc = (const char *)at->uc_mcontext.gregs[REG_RIP];
    if (!is_running) {
        fflush(stdout);
        fprintf(stderr, "host: signal %d at %p\n", signal, (const void *)pc);
        _exit(3);
    }
    const char *address = info->si_addr;
    if ((signal == SIGSEGV || signal == SIGBUS) && address >= stack_low && address < stack_high)
        end_run("stack-overflow", 0);
#if defined(RUN_ASAN) || defined(RUN_MSAN)
    if (signal == SIGILL) {
        /* ud1 with the handler's number: 67 0f b9 40 NN */
        const uint8_t *code = (const uint8_t *)pc;
        static char text[16];
        int number = -1;
        if (code[0] == 0x67 && code[1] == 0x0f && code[2] == 0xb9)
            number = code[4];
        snprintf(text, sizeof text, "ubsan-%d", number);
        end_run(text, 0);
    }
    end_run(signal == SIGFPE ? "sigfpe" : "sigsegv", 0);
#else
    unsigned line = 0;
    const char *rule = rule_at(pc, &line);
    if (signal != SIGILL)
        rule = signal == SIGFPE ? "unexplained-sigfpe" : "unexplained-sigsegv";
    end_run(rule, line);
#endif
}

static void on_tick(int signal) {
    (void)signal;
    if (is_running && !is_in_runtime && ++ticks > TICKS_PER_RUN)
        end_run(0, 0);
}

/* ---- the unit --------------------------------------------------------------- */

static _Noreturn void die(const char *what) {
    fprintf(stderr, "host: %s\n", what);
    exit(2);
}

static void add_range(uint8_t *at, size_t size_bytes) {
    if (!size_bytes)
        return;
    if (range_count == sizeof ranges / sizeof *ranges)
        die("too many sections");
    uint8_t *saved = mmap(0, size_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < size_bytes; i++)
        saved[i] = ((volatile uint8_t *)at)[i];
    ranges[range_count++] = (struct range){at, saved, size_bytes};
}

static void put_back(void) {
    for (size_t i = 0; i < range_count; i++) {
        struct range *r = &ranges[i];
        for (size_t k = 0; k + 8 <= r->size_bytes; k += 8) {
            volatile uint64_t *to = (volatile uint64_t *)(r->at + k);
            uint64_t was = *(const uint64_t *)(r->saved + k);
            if (*to != was)
                *to = was;
        }
        for (size_t k = r->size_bytes & ~(size_t)7; k < r->size_bytes; k++)
            ((volatile uint8_t *)r->at)[k] = r->saved[k];
#if defined(RUN_MSAN)
        __msan_unpoison(r->at, r->size_bytes);
#endif
    }
}

static int by_number(const void *a, const void *b) {
    unsigned x = ((const struct test *)a)->number, y = ((const struct test *)b)->number;
    return x < y ? -1 : x > y;
}

static void load(const char *path) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        die(dlerror());
    struct link_map *map;
    if (dlinfo(handle, RTLD_DI_LINKMAP, &map))
        die("no link map");
    uint8_t *base = (uint8_t *)map->l_addr;

    int file = open(path, O_RDONLY);
    struct stat size;
    if (file < 0 || fstat(file, &size))
        die("cannot read the unit");
    const uint8_t *text = mmap(0, (size_t)size.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    const Elf64_Ehdr *header = (const void *)text;
    const Elf64_Shdr *sections = (const void *)(text + header->e_shoff);
    const char *names = (const char *)text + sections[header->e_shstrndx].sh_offset;
    for (unsigned i = 0; i < header->e_shnum; i++) {
        const Elf64_Shdr *s = &sections[i];
        const char *name = names + s->sh_name;
        if (!strcmp(name, ".data") || !strcmp(name, ".bss") || !strcmp(name, "sd_tls"))
            add_range(base + s->sh_addr, s->sh_size);
#if !defined(RUN_ASAN) && !defined(RUN_MSAN)
        if (!strcmp(name, "sd_traps")) {
            traps = (const void *)(base + s->sh_addr);
            traps_end = traps + s->sh_size / sizeof *traps;
        }
#endif
        if (s->sh_type != SHT_SYMTAB)
            continue;
        const Elf64_Sym *symbols = (const void *)(text + s->sh_offset);
        size_t n = s->sh_size / sizeof *symbols;
        const char *strings = (const char *)text + sections[s->sh_link].sh_offset;
        tests = malloc(n * sizeof *tests);
        for (size_t k = 0; k < n; k++) {
            unsigned number;
            int end = 0;
            const char *symbol = strings + symbols[k].st_name;
            if (ELF64_ST_TYPE(symbols[k].st_info) == STT_FUNC &&
                sscanf(symbol, "fn_%u%n", &number, &end) == 1 && !symbol[end])
                tests[test_count++] = (struct test){number, 0, (test_function *)(base + symbols[k].st_value)};
        }
    }
    if (!test_count)
        die("no test in the unit");
    qsort(tests, test_count, sizeof *tests, by_number);
}

/* "K INPUT" per line. */
static void read_skip(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file)
        die("cannot read what to skip");
    struct test key = {0};
    unsigned input;
    while (fscanf(file, "%u %u", &key.number, &input) == 2) {
        struct test *t = bsearch(&key, tests, test_count, sizeof *tests, by_number);
        if (t && input < MAX_INPUTS)
            t->skipped_inputs |= 1u << input;
    }
    fclose(file);
}

static void run(const struct test *t, unsigned input, uint64_t a, uint64_t b, bool *timed_out) {
    if (*timed_out) {
        printf("fn_%u %u timeout\n", t->number, input);
        return;
    }
    put_back();
    ticks = 0;
    thread_count = threads_begun = 0;
    if (sigsetjmp(again, 0) == 0) {
#if defined(RUN_MSAN)
        __msan_unpoison_param(2);
#endif
        is_running = 1;
        uint64_t value = t->run(a, b);
        run_threads();
        is_running = 0;
        const char *ended = "ok";
#if defined(RUN_ASAN)
        if (has_leak())
            ended = "leak";
#endif
        printf("fn_%u %u %s %llu\n", t->number, input, ended, (unsigned long long)value);
    } else if (fault_rule) {
        printf("fn_%u %u fault %s %u\n", t->number, input, fault_rule, fault_line);
    } else {
        printf("fn_%u %u timeout\n", t->number, input);
        *timed_out = true;
    }
    clear_heap();
}

int main(int argc, char **argv) {
    uint64_t inputs[MAX_INPUTS][2];
    unsigned input_count = 0;
    unsigned long from = 0;
    if (argc < 3 || argc > 5)
        die("usage: run UNIT.so A:B,A:B,... [FIRST [SKIP]]");
    for (char *at = argv[2]; *at && input_count < MAX_INPUTS; input_count++) {
        inputs[input_count][0] = strtoull(at, &at, 0);
        if (*at++ != ':')
            die("an input is A:B");
        inputs[input_count][1] = strtoull(at, &at, 0);
        if (*at == ',')
            at++;
    }
    if (argc > 3)
        from = strtoul(argv[3], 0, 10);
    static char buffer[1 << 16];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    /* Faults of the stack arrive within its limit. */
    struct rlimit limit;
    getrlimit(RLIMIT_STACK, &limit);
    size_t stack_bytes = limit.rlim_cur == RLIM_INFINITY ? (size_t)64 << 20 : limit.rlim_cur;
    stack_high = (const char *)&limit;
    stack_low = stack_high - stack_bytes - (1 << 20);
    static uint8_t stack[1 << 16];
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, 0);
    load(argv[1]);
    if (argc > 4)
        read_skip(argv[4]);
    struct sigaction fault = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    int signals[] = {SIGILL, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &fault, 0);
    struct sigaction tick = {.sa_handler = on_tick, .sa_flags = SA_NODEFER | SA_RESTART};
    sigaction(SIGVTALRM, &tick, 0);
    struct itimerval every = {{0, TICK_US}, {0, TICK_US}};
    setitimer(ITIMER_VIRTUAL, &every, 0);
    for (size_t i = 0; i < test_count; i++) {
        bool timed_out = false;
        if (tests[i].number < from)
            continue;
        for (unsigned k = 0; k < input_count; k++)
            if (!(tests[i].skipped_inputs >> k & 1))
                run(&tests[i], k, inputs[k][0], inputs[k][1], &timed_out);
    }
    fflush(stdout);
    return 0;
}
