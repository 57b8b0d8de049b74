// Values that are chosen: halves of an interval, the lesser of two counts.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

// free
size_t search(const uint32_t *a __counted_by(n), size_t n, uint32_t key) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// free
size_t search_sum_halved(const uint32_t *a __counted_by(n), size_t n, uint32_t key) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (a[middle] == key)
            return middle;
        if (a[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return n;
}

// free
void sort_by_insertion(uint32_t *a __counted_by(n), size_t n) {
    for (size_t i = 1; i < n; i++) {
        uint32_t x = a[i];
        size_t k = i;
        for (; k > 0 && a[k - 1] > x; k--)
            a[k] = a[k - 1];
        a[k] = x;
    }
}

// checked: the interval may start beyond the end
size_t search_from(const uint32_t *a __counted_by(n), size_t n, size_t high, uint32_t key) {
    size_t low = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// checked: the upper end grows
size_t search_growing(const uint32_t *a __counted_by(n), size_t n, uint32_t key) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < key)
            low = middle + 1;
        else if (a[middle] > key + 1)
            high = middle;
        else
            high = high * 2;
    }
    return low;
}
