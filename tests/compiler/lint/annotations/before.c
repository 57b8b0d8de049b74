#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	uint8_t *bytes;
	size_t capacity;
};

struct node {
	int value;
	struct node *next;
};

static uint64_t sum(const uint8_t *p, size_t n);

static uint64_t sum(const uint8_t *bytes, size_t length)
{
	uint64_t total = 0;
	for (size_t i = 0; i < length; i++)
		total += bytes[i];
	return total;
}

static uint64_t sum_of_both(const uint8_t *a, size_t n, const uint8_t *b, size_t m)
{
	return sum(a, n) + sum(b, m);
}

static void fill(struct buffer *b, size_t n)
{
	sd_free(sd_take(b->bytes));
	b->bytes = sd_new_array(uint8_t, n);
	b->capacity = n;
}

static void copy(uint8_t *to, const uint8_t *from, size_t n)
{
	while (n--)
		*to++ = *from++;
}

static struct node *push(struct node *head, int value)
{
	struct node *made = sd_new(struct node);
	made->value = value;
	made->next = head;
	return made;
}

static void drop(struct node *head)
{
	while (head) {
		struct node *next = sd_take(head->next);
		sd_free(head);
		head = next;
	}
}

static int *either(int *a, int *b, int first)
{
	return first ? a : b;
}

static void get(int *out)
{
	*out = 3;
}

uint64_t run(int first)
{
	struct buffer b = {0};
	int x, y = 2;
	uint8_t small[4] = {1, 2, 3, 4};
	get(&x);
	fill(&b, 3);
	drop(push(NULL, 1));
	uint8_t *bytes = sd_take(b.bytes);
	uint64_t total = 0;
	if (bytes) {
		copy(bytes, small, 3);
		total = sum_of_both(bytes, 3, small, 4);
		sd_free(bytes);
	}
	return total + *either(&x, &y, first);
}
