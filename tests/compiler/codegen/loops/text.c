// Searches that stop at a character or at the end.
// stats: 13 inserted, 12 proven, 1 left
#include <sdc.h>
#include <stddef.h>

// free
size_t length_for(const char *s __counted_by(n), size_t n) {
    size_t i;
    for (i = 0; i < n && s[i]; i++)
        continue;
    return i;
}

// free
size_t length_while(const char *s __counted_by(n), size_t n) {
    size_t i = 0;
    while (i < n && s[i] != 0)
        i++;
    return i;
}

// free
size_t length_cursor(const char *s __counted_by(n), size_t n) {
    size_t all = n;
    while (n && *s)
        s++, n--;
    return all - n;
}

// free
size_t length_cursor_counted_up(const char *s __counted_by(n), size_t n) {
    size_t i = 0;
    while (i < n && *s) {
        s++;
        i++;
    }
    return i;
}

// free
size_t length_break(const char *s __counted_by(n), size_t n) {
    size_t i = 0;
    for (;;) {
        if (i >= n)
            break;
        if (!s[i])
            break;
        i++;
    }
    return i;
}

// free
size_t find(const char *s __counted_by(n), size_t n, char c) {
    for (size_t i = 0; i < n; i++)
        if (s[i] == c)
            return i;
    return n;
}

// free
int compare(const char *a __counted_by(n), const char *b __counted_by(n), size_t n) {
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

// checked: only the text says where it ends
size_t length_unbounded(const char *s __counted_by(n), size_t n) {
    size_t i = 0;
    while (s[i])
        i++;
    return i;
}
