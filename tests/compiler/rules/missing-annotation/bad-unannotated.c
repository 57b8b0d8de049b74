// C as it was before anyone thought of Domain C: what each use of a pointer
// shows is said at its declaration.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	uint8_t *bytes; // expect-error:11: field 'bytes' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
// expect-warning@-1:11: 'bytes' is given an object to own; it seems to lack __owned _Nullable __counted_by(capacity) [missing-annotation]
	size_t capacity;
};

struct node {
	int value;
	struct node *next; // expect-error:15: field 'next' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
// expect-warning@-1:15: 'next' is emptied by sd_take; it seems to lack __owned _Nullable [missing-annotation]
};

static uint64_t sum(const uint8_t *p, size_t n); // expect-warning:36: 'p' is counted by 'n'; it seems to lack __counted_by(n) [missing-annotation]

static uint64_t sum(const uint8_t *bytes, size_t length)
{
	uint64_t total = 0;
	for (size_t i = 0; i < length; i++)
		total += bytes[i];
	return total;
}

static void fill(struct buffer *b, size_t n)
{
	b->bytes = sd_new_array(uint8_t, n);
	b->capacity = n;
}

static void copy(uint8_t *to, const uint8_t *from, size_t n) // expect-warning:27: 'to' is counted by 'n'; it seems to lack __counted_by(n) [missing-annotation]
// expect-warning@-1:46: 'from' is counted by 'n'; it seems to lack __counted_by(n) [missing-annotation]
{
	while (n--)
		*to++ = *from++;
}

static struct node *push(struct node *head, int value) // expect-warning:21: 'push' returns an object that it made; it seems to lack __owned [missing-annotation]
// expect-warning@-1:39: 'head' is given null; it seems to lack _Nullable [missing-annotation]
{
	struct node *made = sd_new(struct node);
	made->value = value;
	made->next = head;
	return made;
}

static void drop(struct node *head) // expect-warning:31: 'head' is freed; it seems to lack __owned _Nullable [missing-annotation]
{
	while (head) {
		struct node *next = sd_take(head->next);
		sd_free(head);
		head = next;
	}
}

static int *either(int *a, int *b, bool first) // expect-error:13: 'either' returns a borrow, and nothing says from where; say which with __from(a, b) [result-source]
// expect-warning@-1:13: 'either' returns a borrow; it seems to lack __from(a, b) [missing-annotation]
{
	return first ? a : b;
}

static void get(int *out) // expect-warning:22: 'out' is given a variable that was not set; it seems to lack __out [missing-annotation]
{
	*out = 3;
}

uint64_t run(bool first)
{
	struct buffer b;
	int x, y = 2;
	get(&x);
	fill(&b, 3);
	drop(push(NULL, 1));
	copy(b.bytes, b.bytes, b.capacity);
	return sum(b.bytes, b.capacity) + *either(&x, &y, first);
}
