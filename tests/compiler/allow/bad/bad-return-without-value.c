// RUN-FLAGS: -Wno-return-mismatch
// No -W makes a missing value one that was set.
int *pick(int *p, int a);
int *pick(int *p, int a)
{
	if (a)
		return; // expect-error:3: non-void function 'pick' should return a value {{.*}}
	return p;
}
