// Code that runs without being called.
static void close_it(int *p)
{
	*p = 0;
}

int work(void)
{
	int handle __attribute__((cleanup(close_it))) = 1; // expect-error:28: attribute 'cleanup' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
	return handle;
}

__attribute__((constructor)) static void early(void) { } // expect-error:16: attribute 'constructor' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
__attribute__((destructor)) static void late(void) { } // expect-error:16: attribute 'destructor' is not in the dialect; nothing runs but what is written: call it where it should run [attribute]
