// Ordinary C over plain data needs no annotation beyond the counts.
#include <sdc.h>
#include <stddef.h>

static void swap(int *a, int *b)
{
	int t = *a;
	*a = *b;
	*b = t;
}

void sort(int *a __counted_by(n), size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (a[j] < a[i])
				swap(&a[i], &a[j]);
}

void copy(char *d __counted_by(n), const char *s __counted_by(n), size_t n)
{
	while (n--)
		*d++ = *s++;
}
