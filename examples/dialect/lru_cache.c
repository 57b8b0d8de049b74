/* A cache of 64 entries that forgets what was used longest ago: a doubly
 * linked list and hash chains over one array, with indices for links.
 *
 * Input: lines "=KEY VALUE" (store) and "?KEY" (look up), decimal numbers.
 * Output: for each look-up the value or "-", and at the end the keys from the
 * most to the least recently used. */
#include "tool.h"

#include <stdbool.h>

enum { capacity = 64, chains = 128, none = capacity };

struct entry {
    uint64_t key, value;
    uint8_t newer, older;   /* the list; none at its ends */
    uint8_t next;           /* of the same chain, or of the free entries */
};

struct cache {
    struct entry entries[capacity];
    uint8_t chain[chains];
    uint8_t newest, oldest, first_free;
};

static size_t chain_of(uint64_t key) { return (key * 0x9e3779b97f4a7c15) >> 57; }

static void cache_begin(struct cache *__out cache) {
    *cache = (struct cache){.newest = none, .oldest = none};
    for (size_t i = 0; i < chains; i++)
        cache->chain[i] = none;
    for (uint8_t i = 0; i < capacity; i++)
        cache->entries[i].next = i + 1;
}

static void unlink(struct cache *cache, uint8_t at) {
    const struct entry *entry = &cache->entries[at];
    if (entry->newer == none)
        cache->newest = entry->older;
    else
        cache->entries[entry->newer].older = entry->older;
    if (entry->older == none)
        cache->oldest = entry->newer;
    else
        cache->entries[entry->older].newer = entry->newer;
}

static void link_newest(struct cache *cache, uint8_t at) {
    struct entry *entry = &cache->entries[at];
    entry->newer = none;
    entry->older = cache->newest;
    if (cache->newest == none)
        cache->oldest = at;
    else
        cache->entries[cache->newest].newer = at;
    cache->newest = at;
}

static uint8_t find(const struct cache *cache, uint64_t key) {
    uint8_t at = cache->chain[chain_of(key)];
    while (at != none && cache->entries[at].key != key)
        at = cache->entries[at].next;
    return at;
}

/* Takes the entry out of its chain. */
static void forget(struct cache *cache, uint8_t at) {
    uint8_t *link = &cache->chain[chain_of(cache->entries[at].key)];
    while (*link != at)
        link = &cache->entries[*link].next;
    *link = cache->entries[at].next;
}

static uint8_t obtain(struct cache *cache) {
    uint8_t at = cache->first_free;
    if (at != none) {
        cache->first_free = cache->entries[at].next;
        return at;
    }
    at = cache->oldest;
    unlink(cache, at);
    forget(cache, at);
    return at;
}

static void cache_store(struct cache *cache, uint64_t key, uint64_t value) {
    uint8_t at = find(cache, key);
    if (at != none) {
        unlink(cache, at);
    } else {
        at = obtain(cache);
        uint8_t *chain = &cache->chain[chain_of(key)];
        cache->entries[at].key = key;
        cache->entries[at].next = *chain;
        *chain = at;
    }
    cache->entries[at].value = value;
    link_newest(cache, at);
}

static bool cache_find(struct cache *cache, uint64_t key, uint64_t *__out value) {
    *value = 0;
    uint8_t at = find(cache, key);
    if (at == none)
        return false;
    unlink(cache, at);
    link_newest(cache, at);
    *value = cache->entries[at].value;
    return true;
}

static uint64_t read_number(const uint8_t *input __counted_by(n), size_t n, size_t *__inout at) {
    uint64_t number = 0;
    while (*at < n && input[*at] >= '0' && input[*at] <= '9')
        number = number * 10 + (input[(*at)++] - '0');
    if (*at < n)
        (*at)++; /* the character after the number */
    return number;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    struct cache cache;
    cache_begin(&cache);
    for (size_t at = 0; at < n;) {
        uint8_t command = input[at++];
        uint64_t key = read_number(input, n, &at), value = 0;
        if (command == '=') {
            cache_store(&cache, key, read_number(input, n, &at));
        } else if (command == '?') {
            if (cache_find(&cache, key, &value))
                output_number(out, value);
            else
                OUTPUT_LITERAL(out, "-");
            OUTPUT_LITERAL(out, "\n");
        } else {
            return 1;
        }
    }
    for (uint8_t at = cache.newest; at != none; at = cache.entries[at].older) {
        output_number(out, cache.entries[at].key);
        OUTPUT_LITERAL(out, "\n");
    }
    return 0;
}
