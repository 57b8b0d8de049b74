// Owners in arrays: what is set is known at run time only.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct slot {
	struct node *__owned _Nullable first;
	int uses;
};

struct shelf {
	int number;
	struct node *__owned _Nullable items[3];
	struct slot slots[2];
};

static struct node *__owned made(int value)
{
	struct node *n = sd_new(struct node);
	n->value = value;
	return n;
}

static int dropped(struct node *__owned _Nullable n)
{
	int value = n ? n->value : 0;
	sd_free(n);
	return value;
}

// returns 1: 5
int case_scope_end(int n)
{
	struct node *__owned _Nullable a[4] = {NULL}; // faults 0: array-not-empty // faults 2: array-not-empty
	a[1] = made(5);
	if (n == 2)
		return 7;
	return dropped(sd_take(a[n]));
}

// returns 0: 3
int case_loop(int n)
{
	int sum = 0;
	for (int i = 0; i < 3; i++) {
		struct node *__owned _Nullable a[2] = {made(i), NULL}; // faults 1: array-not-empty // faults 2: array-not-empty
		if (i == n - 1)
			break;
		if (i == 1 && n == 2)
			continue;
		sum += dropped(sd_take(a[0]));
	}
	return sum;
}

// returns 0: 9
int case_overwrite(int n)
{
	struct node *__owned _Nullable a[2] = {NULL};
	a[0] = made(4);
	a[1 - n] = made(5); // faults 1: array-not-empty // faults 3: bounds // faults -9: bounds
	int first = dropped(sd_take(a[0]));
	return first + dropped(sd_take(a[1]));
}

// returns 0: 21
// returns 1: 12
int case_swap(int n)
{
	struct node *__owned _Nullable a[2] = {made(1), made(2)};
	int i = 0, k = 1 - n;
	sd_swap(a[i], a[k]);
	if (n)
		sd_swap(a[i], a[i]);
	int first = dropped(sd_take(a[0]));
	return first * 10 + dropped(sd_take(a[1]));
}

// returns 2: 6
int case_heap(int n)
{
	struct slot *__owned p = sd_new_array(struct slot, 3);
	for (size_t i = 0; i < 3; i++)
		p[i].first = made(i + 1);
	int sum = 0;
	for (int i = 0; i <= n; i++)
		sum += dropped(sd_take(p[i].first)); // faults 3: bounds
	sd_free(p); // faults 1: free-full // faults 0: free-full
	return sum;
}

// returns 0: 8
int case_heap_struct(int n)
{
	struct shelf *__owned s = sd_new(struct shelf);
	s->items[n] = made(8);
	s->slots[1].first = made(0);
	int v = dropped(sd_take(s->items[0]));
	if (n < 1)
		sd_free(sd_take(s->slots[1].first));
	sd_free(s); // faults 1: free-full // faults 2: free-full
	return v;
}

// returns 0: 2
int case_local_struct(int n)
{
	struct shelf s = {0}; // faults 1: array-not-empty
	s.slots[1].first = made(2);
	s.slots[n].uses = 1;
	return dropped(sd_take(s.slots[1 - n].first)) + (n ? 0 : 0);
}

// returns 0: 4
int case_whole_element(int n)
{
	struct slot a[2] = {{NULL, 0}, {NULL, 0}};
	a[1].first = made(4);
	a[n] = (struct slot){.uses = 3}; // faults 1: array-not-empty
	return dropped(sd_take(a[1].first));
}

static struct slot table[4];

// returns 2: 6
int case_global(int n)
{
	table[n].first = made(5);
	for (int i = 0; i < 2; i++) {
		struct node *m = sd_new(struct node);
		m->value = 6;
		m->next = sd_take(table[n].first);
		table[n].first = m;
	}
	int sum = 0;
	for (size_t i = 0; i < 8; i++) {
		struct node *head = sd_take(table[i % 4].first);
		if (!head)
			continue;
		sum += i < 4 ? head->value : 0;
		table[i % 4].first = sd_take(head->next);
		sd_free(head);
	}
	return sum;
}
