/* Whole-buffer operations of the dialect (contract header, wraps libsdrt).
 *
 * Counts are elements; every pointer covers its count, so each function is
 * total. `uint8_t` for data, `char` for text: the dialect never converts one
 * pointer type to another. */
#ifndef SD_MEM_H
#define SD_MEM_H

#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ranges may overlap. */
void sd_mem_copy(uint8_t *to __counted_by(n), const uint8_t *from __counted_by(n), size_t n);
void sd_mem_set(uint8_t *to __counted_by(n), size_t n, uint8_t value);
bool sd_mem_equal(const uint8_t *a __counted_by(n), const uint8_t *b __counted_by(n), size_t n);
/* The sign of the first difference of the bytes as unsigned numbers, else 0. */
int sd_mem_compare(const uint8_t *a __counted_by(n), const uint8_t *b __counted_by(n), size_t n);

void sd_text_copy(char *to __counted_by(n), const char *from __counted_by(n), size_t n);
bool sd_text_equal(const char *a __counted_by(n), const char *b __counted_by(n), size_t n);
/* As sd_mem_compare: bytes count as unsigned (the order of LC_ALL=C). */
int sd_text_compare(const char *a __counted_by(n), const char *b __counted_by(n), size_t n);

#endif
