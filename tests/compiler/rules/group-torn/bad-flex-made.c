// A count of a flexible array that no allocation stands behind.
#include <sdc.h>
#include <stdint.h>

struct line {
	uint32_t n;
	int items[] __counted_by(n);
};
static struct line one = {3}; // expect-error:20: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
static struct line many[2] = {{3}, {3}}; // expect-error:20: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
struct page {
	int first[4];
	struct line last; // expect-error:14: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
};
static int sum(struct line l) // expect-error:28: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
{
	return l.items[2];
}
static struct line copy(const struct line *l) // expect-error:20: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
{
	return *l;
}
int read(void)
{
	struct line local = {3}; // expect-error:14: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
	struct line *l = &(struct line){3}; // expect-error:20: 'line' belongs to a pointer and its count: a struct with a flexible array is reached through pointers only [group-torn]
	return l->items[2] + local.items[0];
}
