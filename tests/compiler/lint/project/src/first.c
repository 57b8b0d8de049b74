/* Ordinary C: an «umlaut» before a finding moves its byte column. */
#include "shared.h"
#include <stdio.h>
#include <stdlib.h>

struct list {
	struct list *next;
	int value;
};

int sum(int *p, int n)
{
	int total = 0;
	for (int i = 0; i < n; i++)
		total += p[i];
	return total;
}

static int low(long n)
{
	return LOW(n);
}

int main(void)
{
	struct list *one = malloc(sizeof *one);
	one->next = NULL;
	one->value = /* é */ (int)2.5;
	printf("%d\n", one->value + low(7) + narrow(8));
	free(one);
	return 0;
}
