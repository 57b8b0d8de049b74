/* The one place that prints about input. Source text is shown with control
 * bytes replaced, and long lines cut around the caret, so that no input can
 * disturb a terminal or flood a log. */
#include "diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define SHOWN_COLUMNS 160u

static unsigned error_count;

static const char *const rule_names[RULE_COUNT] = {
#define RULE(id, name, summary) [RULE_##id] = name,
#include "rules.def"
#undef RULE
};
static const char *const rule_summaries[RULE_COUNT] = {
#define RULE(id, name, summary) [RULE_##id] = summary,
#include "rules.def"
#undef RULE
};

const char *rule_name(enum rule rule) { return rule_names[rule]; }
const char *rule_summary(enum rule rule) { return rule_summaries[rule]; }
unsigned diag_error_count(void) { return error_count; }

static void show_line(const struct source *source, uint32_t start, uint32_t offset) {
    uint32_t end = start;
    while (end < source->length && source->text[end] != '\n')
        end++;
    uint32_t first = offset - start > SHOWN_COLUMNS / 2 ? offset - SHOWN_COLUMNS / 2 : start;
    uint32_t last = end - first > SHOWN_COLUMNS ? first + SHOWN_COLUMNS : end;
    for (uint32_t i = first; i < last; i++) {
        unsigned char c = (unsigned char)source->text[i];
        fputc(c == '\t' || (c >= ' ' && c != 0x7f) ? c : '?', stderr);
    }
    fputc('\n', stderr);
    for (uint32_t i = first; i < offset; i++)
        fputc(source->text[i] == '\t' ? '\t' : ' ', stderr);
    fputs("^\n", stderr);
}

static void report(struct place place, const char *kind, const char *rule, const char *format,
                   va_list arguments) {
    uint32_t line = place_line(place);
    uint32_t start = place.source->line_starts[line - 1];
    fprintf(stderr, "%s:%u:%u: %s: ", place.source->path, line, place.offset - start + 1, kind);
    vfprintf(stderr, format, arguments);
    if (rule)
        fprintf(stderr, " [%s]", rule);
    fputc('\n', stderr);
    show_line(place.source, start, place.offset);
}

void diag_error(struct place place, enum rule rule, const char *format, ...) {
    if (error_count == DIAG_LIMIT) {
        fprintf(stderr, "idlc: error: more than %u errors; stopping here\n", DIAG_LIMIT);
        exit(1);
    }
    error_count++;
    va_list arguments;
    va_start(arguments, format);
    report(place, "error", rule_names[rule], format, arguments);
    va_end(arguments);
}

void diag_note(struct place place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report(place, "note", 0, format, arguments);
    va_end(arguments);
}
