/* load, unload, domains, mem. */
#include "shell.h"

static bool report(const char *command __counted_by(m), size_t m,
                   const char *name __counted_by(n), size_t n, enum sd_status status) {
    sd_print("%.*s %.*s: ", sd_as(int, m), command, sd_as(int, n), name);
    print_status(status);
    sd_print("\n");
    return status == SD_OK;
}

bool load_command(const char *name __counted_by(n), size_t n) {
    return report("load", 4, name, n, sd_domain_load(name, n));
}

bool unload_command(const char *name __counted_by(n), size_t n) {
    return report("unload", 6, name, n, sd_domain_unload(name, n));
}

bool domains_command(void) {
    char name[64] = {0};
    size_t length = 0;
    bool is_alive = false;
    for (uint32_t i = 0; sd_domain_list(i, name, sizeof name, &length, &is_alive); i++) {
        if (is_alive)
            sd_print("domain %.*s: alive\n", sd_as(int, length), name);
        else
            sd_print("domain %.*s: dead\n", sd_as(int, length), name);
    }
    return true;
}

bool mem_command(void) {
    struct sd_memory memory = {0};
    if (sd_memory_report(&memory) != SD_OK) {
        sd_print("error: mem: no report\n");
        return false;
    }
    sd_print("mem: %lu private pages, %lu shared bytes in %lu objects, %lu domains, %lu threads, "
             "%lu capabilities, %lu mapped pages\n",
             memory.private_pages, memory.shared_bytes, memory.shared_objects, memory.domains,
             memory.threads, memory.capabilities, memory.mapped_pages);
    return true;
}
