/* idlc: interface files to C. Steps: read, parse, check, emit to memory, write.
 * Exit status: 0 accepted, 1 judged and refused, 2 could not judge, 3 a defect
 * of idlc. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "check.h"
#include "diag.h"
#include "emit.h"
#include "output.h"
#include "parse.h"

static const char usage[] =
    "usage: idlc FILE.idl -o FOLDER [-I FOLDER]... [--depfile FILE] [--skeleton]\n"
    "       idlc --help | --version | --rules\n"
    "\n"
    "Checks an interface file and writes FILE.idl.h, FILE_client.c, FILE_server.c,\n"
    "FILE_proxy.c and FILE.json into FOLDER. Outputs that would not change are left\n"
    "alone.\n"
    "\n"
    "  -o FOLDER       where to write; made when missing\n"
    "  -I FOLDER       search included files here too\n"
    "  --depfile FILE  write what the outputs depend on, for make and ninja\n"
    "  --skeleton      write FILE_skeleton.c alone: a server to be completed\n"
    "  --rules         list the names of all rules\n"
    "\n"
    "Exit status: 0 accepted, 1 refused, 2 could not judge, 3 a defect of idlc.\n";

struct options {
    const char *input, *folder, *depfile;
    struct list include_folders;
    bool is_skeleton;
};

static int complain(const char *text, const char *what) {
    fprintf(stderr, "idlc: error: %s '%s'; see idlc --help\n", text, what);
    return 2;
}

/* 0, or the exit status. */
static int read_options(int count, char **words, struct options *options) {
    for (int i = 1; i < count; i++) {
        const char **value = 0, *folder = 0;
        if (strcmp(words[i], "-o") == 0)
            value = &options->folder;
        else if (strcmp(words[i], "--depfile") == 0)
            value = &options->depfile;
        else if (strcmp(words[i], "-I") == 0)
            value = &folder;
        else if (strcmp(words[i], "--skeleton") == 0)
            options->is_skeleton = true;
        else if (words[i][0] == '-')
            return complain("unknown option", words[i]);
        else if (options->input)
            return complain("more than one input:", words[i]);
        else
            options->input = words[i];
        if (!value)
            continue;
        if (++i == count)
            return complain("no value for option", words[i - 1]);
        if (*value)
            return complain("option given twice:", words[i - 1]);
        *value = words[i];
        if (folder)
            list_add(&options->include_folders, (void *)folder);
    }
    if (!options->input || !options->folder)
        return complain("missing", options->input ? "-o FOLDER" : "FILE.idl");
    if (!source_is_valid_name(options->input))
        return complain("input is not named NAME.idl, NAME of letters, digits, _ and -:", options->input);
    return 0;
}

/* In a depfile a space, '#' and '\' take a backslash, '$' is doubled. */
static void add_escaped(struct buffer *out, const char *path) {
    for (const char *p = path; *p; p++) {
        if (*p == ' ' || *p == '#' || *p == '\\')
            buffer_add(out, "\\", 1);
        if (*p == '$')
            buffer_add(out, "$", 1);
        buffer_add(out, p, 1);
    }
}

struct output {
    const char *suffix;
    struct buffer (*emit)(const struct file *);
};

static const struct output all_outputs[] = {
    {".idl.h", emit_header},  {"_client.c", emit_client}, {"_server.c", emit_server},
    {"_proxy.c", emit_proxy}, {".json", emit_json},
};
static const struct output skeleton_output[] = {{"_skeleton.c", emit_skeleton}};
#define MAX_OUTPUTS (sizeof all_outputs / sizeof *all_outputs)

static bool write_depfile(const struct options *options, const struct file *file,
                          char *const *paths, size_t count) {
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        add_escaped(&text, paths[i]);
        buffer_printf(&text, i + 1 < count ? " " : ":");
    }
    for (size_t i = 0; i < file->sources.count; i++) {
        buffer_printf(&text, " \\\n  ");
        add_escaped(&text, ((struct source *)file->sources.items[i])->path);
    }
    buffer_printf(&text, "\n");
    return output_write(options->depfile, &text);
}

static int write_outputs(const struct options *options, const struct file *file) {
    const struct output *outputs = options->is_skeleton ? skeleton_output : all_outputs;
    size_t count = options->is_skeleton ? 1 : MAX_OUTPUTS;
    struct buffer texts[MAX_OUTPUTS];
    char *paths[MAX_OUTPUTS];
    for (size_t i = 0; i < count; i++) {
        texts[i] = outputs[i].emit(file);
        paths[i] =
            arena_printf("%s/%s%s", options->folder, file->source->stem, outputs[i].suffix);
    }
    if (mkdir(options->folder, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "idlc: error: cannot make folder '%s': %s\n", options->folder,
                strerror(errno));
        return 2;
    }
    for (size_t i = 0; i < count; i++)
        if (!output_write(paths[i], &texts[i]))
            return 2;
    return options->depfile && !write_depfile(options, file, paths, count) ? 2 : 0;
}

static int list_rules(void) {
    for (int i = 0; i < RULE_COUNT; i++)
        printf("%s\t%s\n", rule_name((enum rule)i), rule_summary((enum rule)i));
    return 0;
}

static int run(int count, char **words) {
    if (count == 2 && strcmp(words[1], "--help") == 0)
        return fputs(usage, stdout) < 0 ? 2 : 0;
    if (count == 2 && strcmp(words[1], "--version") == 0)
        return puts("idlc " IDLC_VERSION) < 0 ? 2 : 0;
    if (count == 2 && strcmp(words[1], "--rules") == 0)
        return list_rules();
    struct options options = {0};
    int status = read_options(count, words, &options);
    if (status != 0)
        return status;
    const char *cause = "";
    const struct source *source = source_read(options.input, &cause);
    if (!source) {
        fprintf(stderr, "idlc: error: cannot read '%s': %s\n", options.input, cause);
        return 2;
    }
    struct file *file = parse(source, &options.include_folders);
    return check(file) ? write_outputs(&options, file) : 1;
}

int main(int count, char **words) {
    int status = run(count, words);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "idlc: error: cannot write to standard output\n");
        status = 2;
    }
    arena_free_all();
    return status;
}
