// setjmp and longjmp by their own names, and a list of arguments.
typedef long jmp_buf[8];
int setjmp(jmp_buf at);
_Noreturn void longjmp(jmp_buf at, int value);
static jmp_buf here;

int jump(int n, ...)
{
	if (setjmp(here)) // expect-error:6: 'setjmp' is not in the dialect; return a status [builtin]
		return 1;
	longjmp(here, n); // expect-error:2: 'longjmp' is not in the dialect; return a status [builtin]
}
