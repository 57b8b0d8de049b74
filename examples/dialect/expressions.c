/* Evaluates lines of integer arithmetic with variables:
 *
 *   line       = [ name "=" ] sum
 *   sum        = product { ("+" | "-") product }
 *   product    = power { ("*" | "/" | "%") power }
 *   power      = unary [ "**" power ]
 *   unary      = ("-" | "+") unary | number | name | "(" sum ")"
 *
 * Each line is first made into a tree, then the tree is evaluated. Numbers are
 * 64 bits wide and wrap; a quotient is rounded towards zero. */
#include "tool.h"

#include <stdbool.h>

enum kind { NUMBER, NAME, NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER };

struct tree {
    enum kind kind;
    int64_t number;
    size_t name; /* index of the variable */
    struct tree *__owned _Nullable left;
    struct tree *__owned _Nullable right;
};

enum { names_max = 26, depth_max = 200 };

struct __view parser {
    const uint8_t *const line __counted_by(n);
    const size_t n;
    size_t at;
    size_t depth;
    bool is_bad;
};

static uint8_t peek(struct parser *p) {
    while (p->at < p->n && p->line[p->at] == ' ')
        p->at++;
    return p->at < p->n ? p->line[p->at] : 0;
}

static bool accept(struct parser *p, uint8_t c) {
    if (peek(p) != c)
        return false;
    p->at++;
    return true;
}

static struct tree *__owned leaf(enum kind kind, int64_t number, size_t name) {
    struct tree *tree = sd_new(struct tree);
    tree->kind = kind;
    tree->number = number;
    tree->name = name;
    return tree;
}

static struct tree *__owned node(enum kind kind, struct tree *__owned _Nullable left,
                                 struct tree *__owned _Nullable right) {
    struct tree *tree = sd_new(struct tree);
    tree->kind = kind;
    tree->left = left;
    tree->right = right;
    return tree;
}

static struct tree *__owned parse_sum(struct parser *p);

static struct tree *__owned parse_unary(struct parser *p) {
    uint8_t c = peek(p);
    if (++p->depth > depth_max || c == 0) {
        p->is_bad = true;
        return leaf(NUMBER, 0, 0);
    }
    struct tree *result = NULL;
    if (c == '-' || c == '+') {
        p->at++;
        result = parse_unary(p);
        if (c == '-')
            result = node(NEGATE, result, NULL);
    } else if (c == '(') {
        p->at++;
        result = parse_sum(p);
        if (!accept(p, ')'))
            p->is_bad = true;
    } else if (c >= 'a' && c <= 'z') {
        p->at++;
        result = leaf(NAME, 0, sd_as(size_t, c - 'a'));
    } else if (c >= '0' && c <= '9') {
        uint64_t number = 0;
        while (p->at < p->n && p->line[p->at] >= '0' && p->line[p->at] <= '9')
            number = number * 10 + (p->line[p->at++] - '0');
        result = leaf(NUMBER, sd_as(int64_t, number), 0);
    } else {
        p->is_bad = true;
        result = leaf(NUMBER, 0, 0);
    }
    p->depth--;
    return result;
}

static struct tree *__owned parse_power(struct parser *p) {
    struct tree *base = parse_unary(p);
    if (peek(p) != '*' || p->at + 1 >= p->n || p->line[p->at + 1] != '*')
        return base;
    p->at += 2;
    return node(POWER, base, parse_power(p));
}

static struct tree *__owned parse_product(struct parser *p) {
    struct tree *result = parse_power(p);
    for (;;) {
        if (accept(p, '*'))
            result = node(MULTIPLY, result, parse_power(p));
        else if (accept(p, '/'))
            result = node(DIVIDE, result, parse_power(p));
        else if (accept(p, '%'))
            result = node(REMAINDER, result, parse_power(p));
        else
            return result;
    }
}

static struct tree *__owned parse_sum(struct parser *p) {
    struct tree *result = parse_product(p);
    for (;;) {
        if (accept(p, '+'))
            result = node(ADD, result, parse_product(p));
        else if (accept(p, '-'))
            result = node(SUBTRACT, result, parse_product(p));
        else
            return result;
    }
}

static void free_tree(struct tree *__owned _Nullable tree) {
    if (!tree)
        return;
    free_tree(sd_take(tree->left));
    free_tree(sd_take(tree->right));
    sd_free(tree);
}

static int64_t power(int64_t base, int64_t exponent) {
    int64_t result = 1;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2)
            result = sd_as(int64_t, sd_as(uint64_t, result) * sd_as(uint64_t, base));
        base = sd_as(int64_t, sd_as(uint64_t, base) * sd_as(uint64_t, base));
    }
    return result;
}

/* False: a division that has no result. */
static bool evaluate(const struct tree *_Nullable tree, const int64_t variables[names_max],
                     int64_t *__out result) {
    *result = 0;
    if (!tree)
        return true;
    int64_t left = 0, right = 0;
    if (!evaluate(tree->left, variables, &left) || !evaluate(tree->right, variables, &right))
        return false;
    uint64_t a = sd_as(uint64_t, left), b = sd_as(uint64_t, right);
    switch (tree->kind) {
    case NUMBER:
        *result = tree->number;
        return true;
    case NAME:
        *result = variables[tree->name];
        return true;
    case NEGATE:
        *result = sd_as(int64_t, 0 - a);
        return true;
    case ADD:
        *result = sd_as(int64_t, a + b);
        return true;
    case SUBTRACT:
        *result = sd_as(int64_t, a - b);
        return true;
    case MULTIPLY:
        *result = sd_as(int64_t, a * b);
        return true;
    case DIVIDE:
    case REMAINDER:
        if (right == 0 || (left == INT64_MIN && right == -1))
            return false;
        *result = tree->kind == DIVIDE ? left / right : left % right;
        return true;
    case POWER:
        *result = power(left, right);
        return true;
    }
    return false;
}

static void run_line(const uint8_t *line __counted_by(n), size_t n, int64_t variables[names_max],
                     struct output *out) {
    struct parser p = {.line = line, .n = n};
    size_t target = names_max;
    uint8_t first = peek(&p);
    if (first >= 'a' && first <= 'z') {
        size_t name_at = p.at++;
        if (accept(&p, '='))
            target = sd_as(size_t, first - 'a');
        else
            p.at = name_at;
    }
    struct tree *tree = parse_sum(&p);
    int64_t result = 0;
    if (p.is_bad || peek(&p) != 0) {
        OUTPUT_LITERAL(out, "syntax error\n");
    } else if (!evaluate(tree, variables, &result)) {
        OUTPUT_LITERAL(out, "no result\n");
    } else if (target < names_max) {
        variables[target] = result;
    } else {
        output_signed(out, result);
        OUTPUT_LITERAL(out, "\n");
    }
    free_tree(tree);
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    int64_t variables[names_max] = {0};
    for (size_t at = 0; at < n;) {
        size_t end = at;
        while (end < n && input[end] != '\n')
            end++;
        run_line(&input[at], end - at, variables, out);
        at = end + 1;
    }
    return 0;
}
