/* How often each word of a text occurs: a hash table with chains that owns
 * its entries and grows. A word is a run of letters, in lower case; the output
 * has "COUNT WORD" lines, most frequent first, then in the order of bytes. */
#include "tool.h"

#include <stdbool.h>

struct entry {
    uint64_t hash;
    uint64_t count;
    char *__owned _Nullable word __counted_by(length);
    size_t length;
    struct entry *__owned _Nullable next;
};

struct chain {
    struct entry *__owned _Nullable first;
};

struct table {
    struct chain *__owned _Nullable chains __counted_by(size);
    size_t size; /* a power of two, or 0 */
    size_t used;
};

/* FNV-1a (Fowler, Noll, Vo), 64 bits. */
static uint64_t hash_of(const char *word __counted_by(n), size_t n) {
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ sd_as(uint8_t, word[i])) * 0x100000001b3;
    return hash;
}

/* The sign of the first difference, as memcmp; a prefix comes first. */
static int compare(const char *a __counted_by(n), size_t n, const char *b __counted_by(m),
                   size_t m) {
    for (size_t i = 0; i < n && i < m; i++)
        if (a[i] != b[i])
            return sd_as(uint8_t, a[i]) < sd_as(uint8_t, b[i]) ? -1 : 1;
    return n < m ? -1 : n > m;
}

/* Moves every entry to its chain in a table twice as large. */
static void grow(struct table *table) {
    size_t size = table->size ? table->size * 2 : 16;
    struct chain *larger = sd_new_array(struct chain, size);
    struct chain *old = sd_take(table->chains);
    if (old) {
        for (size_t i = 0; i < table->size; i++) {
            struct entry *__owned _Nullable entry = sd_take(old[i].first);
            while (entry) {
                struct entry *next = sd_take(entry->next);
                struct chain *chain = &larger[entry->hash & (size - 1)];
                entry->next = sd_take(chain->first);
                chain->first = entry;
                entry = next;
            }
        }
        sd_free(old);
    }
    table->chains = larger;
    table->size = size;
}

static void add(struct table *table, const char *word __counted_by(n), size_t n) {
    if (table->used == table->size)
        grow(table);
    struct chain *chains = table->chains;
    if (!chains)
        return;
    uint64_t hash = hash_of(word, n);
    struct chain *chain = &chains[hash & (table->size - 1)];
    for (struct entry *entry = chain->first; entry; entry = entry->next) {
        const char *known = entry->word;
        if (entry->hash == hash && known && compare(known, entry->length, word, n) == 0) {
            entry->count++;
            return;
        }
    }
    struct entry *entry = sd_new(struct entry);
    char *copy = sd_new_array(char, n);
    for (size_t i = 0; i < n; i++)
        copy[i] = word[i];
    entry->word = copy;
    entry->length = n;
    entry->hash = hash;
    entry->count = 1;
    entry->next = sd_take(chain->first);
    chain->first = entry;
    table->used++;
}

/* Takes all entries out of the table, as one list. */
static struct entry *__owned _Nullable take_all(struct table *table) {
    struct entry *__owned _Nullable all = NULL;
    struct chain *chains = sd_take(table->chains);
    if (!chains)
        return all;
    for (size_t i = 0; i < table->size; i++) {
        struct entry *__owned _Nullable entry = sd_take(chains[i].first);
        while (entry) {
            struct entry *next = sd_take(entry->next);
            entry->next = all;
            all = entry;
            entry = next;
        }
    }
    sd_free(chains);
    return all;
}

static bool comes_before(const struct entry *a, const struct entry *b) {
    if (a->count != b->count)
        return a->count > b->count;
    const char *left = a->word, *right = b->word;
    return left && right && compare(left, a->length, right, b->length) < 0;
}

/* Merges two sorted lists: the smaller head moves to `reversed`, and from there
 * back in front of what was left. */
static struct entry *__owned _Nullable merge(struct entry *__owned _Nullable a,
                                             struct entry *__owned _Nullable b) {
    struct entry *__owned _Nullable reversed = NULL;
    while (a) {
        if (b && comes_before(b, a))
            sd_swap(a, b);
        struct entry *next = sd_take(a->next);
        a->next = reversed;
        reversed = a;
        a = next;
    }
    while (reversed) {
        struct entry *next = sd_take(reversed->next);
        reversed->next = b;
        b = reversed;
        reversed = next;
    }
    return b;
}

/* Merge sort: the list is dealt out to two halves, each is sorted. */
static struct entry *__owned _Nullable sort(struct entry *__owned _Nullable list) {
    struct entry *__owned _Nullable halves[2] = {NULL, NULL};
    size_t n = 0;
    while (list) {
        struct entry *next = sd_take(list->next);
        list->next = sd_take(halves[n & 1]);
        halves[n & 1] = list;
        list = next;
        n++;
    }
    if (n < 2)
        return sd_take(halves[0]);
    struct entry *a = sort(sd_take(halves[0]));
    return merge(a, sort(sd_take(halves[1])));
}

static void print_and_free(struct entry *__owned _Nullable list, struct output *out) {
    while (list) {
        const char *word = list->word;
        output_number(out, list->count);
        OUTPUT_LITERAL(out, " ");
        if (word)
            output_text(out, word, list->length);
        OUTPUT_LITERAL(out, "\n");
        struct entry *next = sd_take(list->next);
        sd_free(sd_take(list->word));
        sd_free(list);
        list = next;
    }
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    struct table table = {0};
    char word[64] = {0};
    size_t length = 0;
    for (size_t i = 0; i <= n; i++) {
        uint8_t c = i < n ? input[i] : 0;
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c >= 'a' && c <= 'z' && length < sizeof word) {
            word[length++] = sd_as(char, c);
        } else if (length > 0) {
            add(&table, word, length);
            length = 0;
        }
    }
    print_and_free(sort(take_all(&table)), out);
    sd_free(sd_take(table.chains));
    return 0;
}
