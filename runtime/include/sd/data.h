/* The data files of the system image, read-only (contract header; needs the
 * grant `data`). Files are numbered from 0. */
#ifndef SD_DATA_H
#define SD_DATA_H

#include <sd/status.h>
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

/* 0 without the grant. */
uint32_t sd_data_count(void);
/* Writes the file's name, without a NUL. SD_INVALID: no such file, or the name
 * is longer than `capacity`. `length` is 0 unless SD_OK. */
enum sd_status sd_data_name(uint32_t file, char *name __counted_by(capacity), size_t capacity,
                            size_t *__out length);
/* In bytes; 0 when there is no such file. */
uint64_t sd_data_size(uint32_t file);
/* Reads up to `n` bytes from `offset`; returns how many, 0 at the end. */
size_t sd_data_read(uint32_t file, uint64_t offset, uint8_t *to __counted_by(n), size_t n);

#endif
