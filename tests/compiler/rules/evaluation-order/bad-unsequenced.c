// Changed and used in one expression, in no defined order.
struct pair {
	int a, b;
};

int f(int a, int b);

int many(int i, int n, int *p, struct pair *s)
{
	i = i++; // expect-warning:7: multiple unsequenced modifications to 'i' [-Wunsequenced]
	int a[8] = {0};
	a[i & 7] = i++; // expect-warning:14: unsequenced modification and access to 'i' [-Wunsequenced]
	n = i++ + i; // expect-warning:7: unsequenced modification and access to 'i' [-Wunsequenced]
	n = f(n, n++); // expect-warning:12: unsequenced modification and access to 'n' [-Wunsequenced]
	*p = (p = &a[1], 2); // expect-warning:10: unsequenced modification and access to 'p' [-Wunsequenced]
	s->a = s->a++ + 1; // expect-error:7: 's' is changed and used in one expression in no defined order; use two statements [evaluation-order]
	return n + i;
}
// expect-error@10:4: 'i' is changed and used in one expression in no defined order; use two statements [evaluation-order]
// expect-error@12:11: 'i' is changed and used in one expression in no defined order; use two statements [evaluation-order]
// expect-error@13:10: 'i' is changed and used in one expression in no defined order; use two statements [evaluation-order]
// expect-error@14:6: 'n' is changed and used in one expression in no defined order; use two statements [evaluation-order]
// expect-error@15:5: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
