// Instructions of the machine.
void pause(void)
{
	__builtin_ia32_pause(); // expect-error:2: '__builtin_ia32_pause' is not in the dialect; machine instructions are not in the dialect: write it in C [builtin]
	__builtin_readcyclecounter(); // expect-error:2: '__builtin_readcyclecounter' is not in the dialect; it is outside the list of docs/rules/builtin.md [builtin]
}
