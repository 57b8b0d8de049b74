/* The counter of the domain `words` as a filter: standard input to a report as
 * the shell prints it. The piece size is an argument, so that tests can cut
 * words at any place. */
#include "counter.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    static struct counter counter;
    static uint8_t piece[65536];
    size_t piece_bytes = argc > 1 ? strtoul(argv[1], 0, 10) : sizeof piece;
    if (piece_bytes < 1 || piece_bytes > sizeof piece) {
        fprintf(stderr, "words: the piece size must be from 1 to %zu\n", sizeof piece);
        return 2;
    }
    size_t n;
    while ((n = fread(piece, 1, piece_bytes, stdin)) > 0)
        counter_add(&counter, piece, n);
    counter_end(&counter);
    printf("%lu %lu %lu\n", counter.lines, counter.words, counter.bytes);
    struct entry top[10];
    size_t count = table_top(&counter.table, top, 10);
    for (size_t i = 0; i < count; i++) {
        uint8_t *word = malloc(top[i].length + 1);
        if (!word)
            return 2;
        text_read(&counter.table.text, top[i].start, word, top[i].length);
        printf("%7lu ", top[i].count);
        fwrite(word, 1, top[i].length, stdout);
        printf("\n");
        free(word);
    }
    counter_clear(&counter);
    return ferror(stdin) || fflush(stdout) ? 2 : 0;
}
