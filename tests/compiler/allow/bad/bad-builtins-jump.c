// setjmp and longjmp.
static int store[5];
void *buffer[5]; // expect-error:6: 'void *' is not in the dialect; name the type pointed to [void-pointer]

int jump(void)
{
	if (__builtin_setjmp(buffer)) // expect-error:6: '__builtin_setjmp' is not in the dialect; return a status [builtin]
		return store[0];
	__builtin_longjmp(buffer, 1); // expect-error:2: '__builtin_longjmp' is not in the dialect; return a status [builtin]
}
