#include "system_file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "file.h"

#define ERRORS_MAX 20u

/* A mapping's value is read by the row of its key. */
struct field {
    const char *name;
    void (*read)(struct system_file *file, yaml_document_t *document, yaml_node_t *value, void *to);
    void *to;
    bool is_required;
    bool is_seen;
};

const char *const quota_names[QUOTA_COUNT] = {
    [QUOTA_HEAP] = "heap_bytes",         [QUOTA_SHARED] = "shared_bytes",
    [QUOTA_RREFS] = "rrefs",             [QUOTA_THREADS] = "threads",
    [QUOTA_CPU_SHARE] = "cpu_share",     [QUOTA_CALL_TIMEOUT] = "call_timeout_ms",
    [QUOTA_HEADROOM] = "headroom_bytes",
};

void system_file_error(struct system_file *file, struct place place, const char *format, ...)
{
    va_list arguments;

    if (file->error_count++ >= ERRORS_MAX)
        return;
    fprintf(stderr, "%s:%u:%u: error: ", file->path, place.line, place.column);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

static struct place place_of(const yaml_node_t *node)
{
    return (struct place){(unsigned)node->start_mark.line + 1,
                          (unsigned)node->start_mark.column + 1};
}

/* The text of a scalar, or 0 after an error. */
static const char *scalar_text(struct system_file *file, const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE ||
        strlen((const char *)node->data.scalar.value) != node->data.scalar.length) {
        system_file_error(file, place_of(node), "here stands a plain value");
        return 0;
    }
    return (const char *)node->data.scalar.value;
}

static void take_name(struct system_file *file, const yaml_node_t *node, const char *text,
                      size_t n, struct placed_name *to)
{
    to->place = place_of(node);
    if (!image_text_is_name((struct image_text){.bytes = text, .n = n})) {
        system_file_error(file, to->place, "'%.*s' is not a name: letters, digits and '_', at most %u",
                          (int)n, text, SD_NAME_MAX);
        return;
    }
    memcpy(to->text, text, n);
    to->text[n] = 0;
}

static void read_name(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                      void *to)
{
    const char *text = scalar_text(file, value);

    (void)document;
    if (text)
        take_name(file, value, text, strlen(text), to);
}

/* "domain.export" */
static void take_export(struct system_file *file, const yaml_node_t *node,
                        struct placed_name *domain, struct placed_name *export)
{
    const char *text = scalar_text(file, node);
    const char *dot = text ? strchr(text, '.') : 0;

    if (text && !dot)
        system_file_error(file, place_of(node), "'%s' is not of the form DOMAIN.EXPORT", text);
    if (!dot)
        return;
    take_name(file, node, text, (size_t)(dot - text), domain);
    take_name(file, node, dot + 1, strlen(dot + 1), export);
}

static void read_main(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                      void *to)
{
    struct system_file *system = to;

    (void)document;
    take_export(file, value, &system->main_domain, &system->main_export);
}

static void read_image_name(struct system_file *file, yaml_document_t *document,
                            yaml_node_t *value, void *to)
{
    struct placed_name *name = to;
    const char *text = scalar_text(file, value);

    (void)document;
    if (!text)
        return;
    name->place = place_of(value);
    bool is_right = *text && strlen(text) <= SD_NAME_MAX;
    for (const char *p = text; *p; p++)
        is_right &= *p > 0x20 && *p < 0x7f && *p != '/';
    if (is_right)
        strcpy(name->text, text);
    else
        system_file_error(file, name->place, "'%s' is not a file name of at most %u characters",
                          text, SD_NAME_MAX);
}

static void read_bool(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                      void *to)
{
    const char *text = scalar_text(file, value);

    (void)document;
    if (text && strcmp(text, "true") && strcmp(text, "false"))
        system_file_error(file, place_of(value), "'%s' is neither true nor false", text);
    *(bool *)to = text && !strcmp(text, "true");
}

static bool take_number(struct system_file *file, const yaml_node_t *node, uint64_t max,
                        uint64_t *to)
{
    const char *text = scalar_text(file, node);
    uint64_t value = 0;

    if (!text)
        return false;
    for (const char *p = text; *p || p == text; p++) {
        if (*p < '0' || *p > '9' || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(*p - '0'), &value) || value > max) {
            system_file_error(file, place_of(node), "'%s' is not a number from 0 to %llu", text,
                              (unsigned long long)max);
            return false;
        }
    }
    *to = value;
    return true;
}

static void read_u32(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                     void *to)
{
    uint64_t number = 0;

    (void)document;
    take_number(file, value, UINT32_MAX, &number);
    *(uint32_t *)to = (uint32_t)number;
}

static void read_quota(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                       void *to)
{
    struct placed_number *number = to;

    (void)document;
    number->place = place_of(value);
    number->is_set = take_number(file, value, UINT64_MAX, &number->value);
}

/* Reads a mapping whose keys are all in `fields`, which end with a null name. */
static void read_fields(struct system_file *file, yaml_document_t *document, yaml_node_t *node,
                        struct field *fields)
{
    if (node->type != YAML_MAPPING_NODE) {
        system_file_error(file, place_of(node), "here stands a mapping, its first key is '%s'",
                          fields[0].name);
        return;
    }
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        yaml_node_t *key = yaml_document_get_node(document, pair->key);
        const char *text = scalar_text(file, key);
        struct field *field = fields;
        while (text && field->name && strcmp(field->name, text))
            field++;
        if (!text)
            continue;
        if (!field->name)
            system_file_error(file, place_of(key), "unknown key '%s'", text);
        else if (field->is_seen)
            system_file_error(file, place_of(key), "key '%s' stands twice", text);
        else
            field->read(file, document, yaml_document_get_node(document, pair->value), field->to);
        field->is_seen = true;
    }
    for (struct field *field = fields; field->name; field++)
        if (field->is_required && !field->is_seen)
            system_file_error(file, place_of(node), "key '%s' is missing", field->name);
}

static void read_quotas(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                        void *to)
{
    struct placed_number *quotas = to;
    struct field fields[QUOTA_COUNT + 1] = {0};

    for (unsigned i = 0; i < QUOTA_COUNT; i++)
        fields[i] = (struct field){quota_names[i], read_quota, &quotas[i], false, false};
    read_fields(file, document, value, fields);
}

static void read_restart(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                         void *to)
{
    struct domain_entry *domain = to;
    struct field fields[] = {{"count", read_u32, &domain->restart_count, true, false},
                             {"window_s", read_u32, &domain->restart_window_s, true, false},
                             {0}};

    read_fields(file, document, value, fields);
}

static void read_grants(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                        void *to)
{
    struct domain_entry *domain = to;

    if (value->type != YAML_SEQUENCE_NODE) {
        system_file_error(file, place_of(value), "here stands a list of grants");
        return;
    }
    for (yaml_node_item_t *item = value->data.sequence.items.start;
         item < value->data.sequence.items.top; item++) {
        yaml_node_t *node = yaml_document_get_node(document, *item);
        if (domain->grant_count == SD_GRANTS_MAX) {
            system_file_error(file, place_of(node), "more than %u grants", SD_GRANTS_MAX);
            return;
        }
        read_name(file, document, node, &domain->grants[domain->grant_count++]);
    }
}

static void read_wires(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                       void *to)
{
    struct domain_entry *domain = to;

    if (value->type != YAML_MAPPING_NODE) {
        system_file_error(file, place_of(value), "here stands a mapping from imports to exports");
        return;
    }
    for (yaml_node_pair_t *pair = value->data.mapping.pairs.start;
         pair < value->data.mapping.pairs.top; pair++) {
        yaml_node_t *key = yaml_document_get_node(document, pair->key);
        if (domain->wire_count == SD_INTERFACES_MAX) {
            system_file_error(file, place_of(key), "more than %u wires", SD_INTERFACES_MAX);
            return;
        }
        struct wire_entry *wire = &domain->wires[domain->wire_count++];
        read_name(file, document, key, &wire->import);
        take_export(file, yaml_document_get_node(document, pair->value), &wire->domain,
                    &wire->export);
    }
}

static void read_domain(struct system_file *file, yaml_document_t *document, yaml_node_t *node,
                        struct domain_entry *domain)
{
    struct field fields[] = {{"name", read_name, &domain->name, true, false},
                             {"image", read_image_name, &domain->image, true, false},
                             {"start", read_bool, &domain->starts_at_boot, false, false},
                             {"grants", read_grants, domain, false, false},
                             {"quotas", read_quotas, domain->quotas, false, false},
                             {"restart", read_restart, domain, false, false},
                             {"wire", read_wires, domain, false, false},
                             {0}};

    domain->place = place_of(node);
    read_fields(file, document, node, fields);
}

static void read_domains(struct system_file *file, yaml_document_t *document, yaml_node_t *value,
                         void *to)
{
    (void)to;
    if (value->type != YAML_SEQUENCE_NODE ||
        value->data.sequence.items.start == value->data.sequence.items.top) {
        system_file_error(file, place_of(value), "here stands a list of domains");
        return;
    }
    for (yaml_node_item_t *item = value->data.sequence.items.start;
         item < value->data.sequence.items.top; item++) {
        yaml_node_t *node = yaml_document_get_node(document, *item);
        if (file->domain_count == SD_SYSTEM_DOMAINS_MAX) {
            system_file_error(file, place_of(node), "more than %u domains", SD_SYSTEM_DOMAINS_MAX);
            return;
        }
        struct domain_entry *domain = &file->domains[file->domain_count];
        read_domain(file, document, node, domain);
        if (system_file_find(file, domain->name.text) < file->domain_count)
            system_file_error(file, domain->name.place, "domain '%s' stands twice",
                              domain->name.text);
        file->domain_count++;
    }
}

static void read_document(struct system_file *file, yaml_document_t *document)
{
    yaml_node_t *root = yaml_document_get_root_node(document);
    struct field fields[] = {{"system", read_name, &file->name, true, false},
                             {"main", read_main, file, true, false},
                             {"domains", read_domains, 0, true, false},
                             {0}};

    if (root)
        read_fields(file, document, root, fields);
    else
        system_file_error(file, (struct place){1, 1}, "the system file is empty");
}

/* More than one document is refused, not ignored. */
static void check_end(struct system_file *file, yaml_parser_t *parser)
{
    yaml_document_t rest;

    if (!yaml_parser_load(parser, &rest)) {
        system_file_error(file, (struct place){(unsigned)parser->problem_mark.line + 1,
                                               (unsigned)parser->problem_mark.column + 1},
                          "%s", parser->problem ? parser->problem : "not YAML");
        return;
    }
    yaml_node_t *root = yaml_document_get_root_node(&rest);
    if (root)
        system_file_error(file, place_of(root), "a second document begins here");
    yaml_document_delete(&rest);
}

enum outcome system_file_read(const char *path, struct system_file **out)
{
    struct system_file *file = *out = calloc(1, sizeof *file);
    struct buffer text;
    yaml_parser_t parser;
    yaml_document_t document;

    if (!file || !yaml_parser_initialize(&parser))
        exit(unable("out of memory"));
    file->path = path;
    enum outcome outcome = file_read(path, &text);
    if (outcome == DONE) {
        /* libyaml takes no null pointer, not even for no bytes */
        yaml_parser_set_input_string(&parser, text.n ? text.bytes : (const uint8_t *)"", text.n);
        if (yaml_parser_load(&parser, &document)) {
            read_document(file, &document);
            yaml_document_delete(&document);
            check_end(file, &parser);
        } else {
            system_file_error(file, (struct place){(unsigned)parser.problem_mark.line + 1,
                                                   (unsigned)parser.problem_mark.column + 1},
                              "%s", parser.problem ? parser.problem : "not YAML");
        }
        buffer_free(&text);
        outcome = file->error_count ? REFUSED : DONE;
    }
    yaml_parser_delete(&parser);
    return outcome;
}

unsigned system_file_find(const struct system_file *file, const char *name)
{
    unsigned i = 0;

    while (i < file->domain_count && strcmp(file->domains[i].name.text, name))
        i++;
    return i;
}
