/* A set of numbers in a left-leaning red-black tree that owns its nodes
 * (Sedgewick, Left-leaning Red-Black Trees, 2008).
 *
 * Input: lines "+N" (add), "-N" (remove), "?N" (is it in?). Output: "yes" or
 * "no" for each, then all numbers in order and the number of black nodes on
 * every path down. */
#include "tool.h"

#include <stdbool.h>

struct node {
    uint64_t key;
    bool is_red;
    struct node *__owned _Nullable left;
    struct node *__owned _Nullable right;
};

static bool is_red(const struct node *_Nullable node) { return node && node->is_red; }

/* left is red itself and so is its left child. */
static bool is_red_twice(const struct node *_Nullable left) {
    return left && left->is_red && is_red(left->left);
}

static struct node *__owned rotate_left(struct node *__owned node) {
    struct node *up = sd_take(node->right);
    if (!up)
        return node;
    up->is_red = node->is_red;
    node->is_red = true;
    node->right = sd_take(up->left);
    up->left = node;
    return up;
}

static struct node *__owned rotate_right(struct node *__owned node) {
    struct node *up = sd_take(node->left);
    if (!up)
        return node;
    up->is_red = node->is_red;
    node->is_red = true;
    node->left = sd_take(up->right);
    up->right = node;
    return up;
}

static void flip_colours(struct node *node) {
    node->is_red = !node->is_red;
    struct node *left = node->left, *right = node->right;
    if (left)
        left->is_red = !left->is_red;
    if (right)
        right->is_red = !right->is_red;
}

/* Restores the invariants on the way up: red links lean left, never two in a
 * row. */
static struct node *__owned balance(struct node *__owned node) {
    if (is_red(node->right) && !is_red(node->left))
        node = rotate_left(node);
    if (is_red_twice(node->left))
        node = rotate_right(node);
    if (is_red(node->left) && is_red(node->right))
        flip_colours(node);
    return node;
}

static struct node *__owned insert(struct node *__owned _Nullable node, uint64_t key,
                                   bool *__inout is_new) {
    if (!node) {
        struct node *leaf = sd_new(struct node);
        leaf->key = key;
        leaf->is_red = true;
        *is_new = true;
        return leaf;
    }
    if (key < node->key)
        node->left = insert(sd_take(node->left), key, is_new);
    else if (key > node->key)
        node->right = insert(sd_take(node->right), key, is_new);
    return balance(node);
}

/* Makes the left child, or one of its children, red. */
static struct node *__owned move_red_left(struct node *__owned node) {
    flip_colours(node);
    const struct node *right = node->right;
    if (right && is_red(right->left)) {
        struct node *child = sd_take(node->right);
        if (child)
            node->right = rotate_right(child);
        node = rotate_left(node);
        flip_colours(node);
    }
    return node;
}

static struct node *__owned move_red_right(struct node *__owned node) {
    flip_colours(node);
    if (is_red_twice(node->left)) {
        node = rotate_right(node);
        flip_colours(node);
    }
    return node;
}

/* `smallest` is the key of the node that went. */
static struct node *__owned _Nullable remove_smallest(struct node *__owned node,
                                                      uint64_t *__out smallest) {
    struct node *left = sd_take(node->left);
    if (!left) {
        *smallest = node->key;
        struct node *rest = sd_take(node->right);
        sd_free(node);
        return rest;
    }
    bool is_thin = !left->is_red && !is_red(left->left);
    node->left = left;
    if (is_thin)
        node = move_red_left(node);
    left = sd_take(node->left);
    *smallest = node->key;
    if (left)
        node->left = remove_smallest(left, smallest);
    return balance(node);
}

static struct node *__owned _Nullable remove(struct node *__owned _Nullable node, uint64_t key) {
    if (!node)
        return node;
    if (key < node->key) {
        const struct node *left = node->left;
        if (left && !left->is_red && !is_red(left->left))
            node = move_red_left(node);
        node->left = remove(sd_take(node->left), key);
        return balance(node);
    }
    if (is_red(node->left))
        node = rotate_right(node);
    if (key == node->key && !node->right) {
        struct node *rest = sd_take(node->left);
        sd_free(node);
        return rest;
    }
    const struct node *right = node->right;
    if (right && !right->is_red && !is_red(right->left))
        node = move_red_right(node);
    struct node *child = sd_take(node->right);
    if (key == node->key && child)
        node->right = remove_smallest(child, &node->key);
    else
        node->right = remove(child, key);
    return balance(node);
}

static bool contains(const struct node *_Nullable node, uint64_t key) {
    while (node && node->key != key)
        node = key < node->key ? node->left : node->right;
    return node != NULL;
}

static void print(const struct node *_Nullable node, struct output *out) {
    if (!node)
        return;
    print(node->left, out);
    output_number(out, node->key);
    OUTPUT_LITERAL(out, "\n");
    print(node->right, out);
}

/* Black nodes on each path down, or -1 if an invariant does not hold. */
static int black_height(const struct node *_Nullable node) {
    if (!node)
        return 0;
    int left = black_height(node->left), right = black_height(node->right);
    if (left < 0 || left != right || is_red(node->right) ||
        (node->is_red && is_red(node->left)))
        return -1;
    return left + !node->is_red;
}

static void free_all(struct node *__owned _Nullable node) {
    if (!node)
        return;
    free_all(sd_take(node->left));
    free_all(sd_take(node->right));
    sd_free(node);
}

struct set {
    struct node *__owned _Nullable root;
};

static void paint_root_black(struct set *set) {
    struct node *root = set->root;
    if (root)
        root->is_red = false;
}

static bool set_add(struct set *set, uint64_t key) {
    bool is_new = false;
    set->root = insert(sd_take(set->root), key, &is_new);
    paint_root_black(set);
    return is_new;
}

static bool set_remove(struct set *set, uint64_t key) {
    if (!contains(set->root, key))
        return false;
    struct node *root = set->root;
    if (root && !is_red(root->left) && !is_red(root->right))
        root->is_red = true;
    set->root = remove(sd_take(set->root), key);
    paint_root_black(set);
    return true;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    struct set set = {0};
    int status = 0;
    for (size_t i = 0; i < n && status == 0; i++) {
        uint8_t command = input[i++];
        uint64_t key = 0;
        for (; i < n && input[i] != '\n'; i++)
            key = key * 10 + (input[i] - '0');
        bool is_yes = false;
        switch (command) {
        case '+':
            is_yes = set_add(&set, key);
            break;
        case '-':
            is_yes = set_remove(&set, key);
            break;
        case '?':
            is_yes = contains(set.root, key);
            break;
        default:
            status = 1;
        }
        if (is_yes)
            OUTPUT_LITERAL(out, "yes\n");
        else
            OUTPUT_LITERAL(out, "no\n");
    }
    print(set.root, out);
    int height = black_height(set.root);
    OUTPUT_LITERAL(out, "height ");
    output_signed(out, height);
    OUTPUT_LITERAL(out, "\n");
    free_all(sd_take(set.root));
    return status;
}
