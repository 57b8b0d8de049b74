/* words FILE and digest FILE: one block travels round between files and the
 * counting domain. Files and digest get it by move, words borrows it. */
#include "shell.h"

enum { TOP = 10, WORD_BYTES = 244 };

enum sd_status open_file(struct Files *files, const char *name __counted_by(n), size_t n,
                         struct File *__out file) {
    *file = (struct File){0};
    struct Name *__rref _Nullable wanted = Name_new();
    if (!wanted)
        return SD_QUOTA;
    enum sd_status status = SD_INVALID;
    if (n <= sizeof wanted->text) {
        for (size_t i = 0; i < n; i++)
            wanted->text[i] = sd_as(uint8_t, name[i]);
        wanted->length = sd_as(uint32_t, n);
        status = Files_open(files, wanted, file);
    }
    Name_free(wanted);
    return status;
}

static bool report_failure(const char *command __counted_by(m), size_t m,
                           const char *name __counted_by(n), size_t n, enum sd_status status) {
    sd_print("error: %.*s %.*s: ", sd_as(int, m), command, sd_as(int, n), name);
    print_status(status);
    sd_print("\n");
    return false;
}

/* Lends each block of the file to words. */
static enum sd_status add_file_to_words(struct Files *files, struct Words *words,
                                        uint32_t number) {
    struct Block *__rref _Nullable block = Block_new();
    enum sd_status status = block ? SD_OK : SD_QUOTA;
    uint64_t offset = 0;
    while (status == SD_OK) {
        struct Block *__rref _Nullable filled = NULL;
        status = Files_read(files, number, offset, &block, &filled);
        sd_swap(block, filled);
        if (filled)
            Block_free(filled);
        if (status != SD_OK || !block || block->length == 0)
            break;
        offset += block->length;
        status = Words_add(words, block);
    }
    if (block)
        Block_free(block);
    return status;
}

/* Moves each block of the file through digest. */
static enum sd_status add_file_to_digest(struct Files *files, struct Digest *digest,
                                         uint32_t number) {
    struct Block *__rref _Nullable block = Block_new();
    enum sd_status status = block ? SD_OK : SD_QUOTA;
    uint64_t offset = 0;
    while (status == SD_OK) {
        struct Block *__rref _Nullable filled = NULL;
        status = Files_read(files, number, offset, &block, &filled);
        sd_swap(block, filled);
        if (filled)
            Block_free(filled);
        if (status != SD_OK || !block || block->length == 0)
            break;
        offset += block->length;
        struct Block *__rref _Nullable back = NULL;
        status = Digest_add(digest, &block, &back);
        sd_swap(block, back);
        if (back)
            Block_free(back);
    }
    if (block)
        Block_free(block);
    return status;
}

static void print_report(const struct Report *report, const char *name __counted_by(n), size_t n) {
    sd_print("%lu %lu %lu %.*s\n", report->lines, report->words, report->bytes, sd_as(int, n),
             name);
    /* Another domain filled the report: its counts are believed up to the size
     * of the arrays. */
    for (size_t i = 0; i < report->top_count && i < TOP; i++) {
        const struct Word *word = &report->top[i];
        char text[WORD_BYTES] = {0};
        for (size_t k = 0; k < word->length && k < WORD_BYTES; k++)
            text[k] = sd_as(char, word->text[k]);
        sd_print("%7lu %.*s\n", word->count, WORD_BYTES, text);
    }
}

bool words_command(struct ports *ports, const char *name __counted_by(n), size_t n) {
    struct Files *files = ports->files;
    struct Words *words = ports->words;
    if (!files || !words)
        return report_failure("words", 5, name, n, SD_DENIED);
    struct File file = {0};
    enum sd_status status = open_file(files, name, n, &file);
    if (status == SD_OK)
        status = Words_begin(words);
    if (status == SD_OK)
        status = add_file_to_words(files, words, file.number);
    if (status != SD_OK)
        return report_failure("words", 5, name, n, status);
    struct Report *__rref _Nullable report = Report_new();
    struct Report *__rref _Nullable filled = NULL;
    status = report ? SD_OK : SD_QUOTA;
    if (status == SD_OK)
        status = Words_finish(words, &report, &filled);
    if (report)
        Report_free(report);
    if (!filled)
        return report_failure("words", 5, name, n, status);
    print_report(filled, name, n);
    Report_free(filled);
    return true;
}

static void print_digest(const struct Sha256 *digest, const char *name __counted_by(n), size_t n) {
    static const char digits[16] = {'0', '1', '2', '3', '4', '5', '6', '7',
                                    '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    char text[64] = {0};
    for (size_t i = 0; i < 32; i++) {
        text[2 * i] = digits[digest->bytes[i] >> 4];
        text[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
    sd_print("%.*s  %.*s\n", 64, text, sd_as(int, n), name);
}

bool digest_command(struct ports *ports, const char *name __counted_by(n), size_t n) {
    struct Files *files = ports->files;
    struct Digest *digest = ports->digest;
    if (!files || !digest)
        return report_failure("digest", 6, name, n, SD_DENIED);
    struct File file = {0};
    enum sd_status status = open_file(files, name, n, &file);
    if (status == SD_OK)
        status = Digest_begin(digest);
    if (status == SD_OK)
        status = add_file_to_digest(files, digest, file.number);
    struct Sha256 result = {{0}};
    if (status == SD_OK)
        status = Digest_finish(digest, &result);
    if (status != SD_OK)
        return report_failure("digest", 6, name, n, status);
    print_digest(&result, name, n);
    return true;
}
