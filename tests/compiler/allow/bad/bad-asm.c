// Assembly in a function, beside functions, and as a name.
__asm__(".globl x"); // expect-error:1: assembly is not in the dialect; write it in C [inline-assembly]

int nop(int n)
{
	__asm__("nop"); // expect-error:2: assembly is not in the dialect; write it in C [inline-assembly]
	__asm__ volatile("" : "+r"(n)); // expect-error:2: assembly is not in the dialect; write it in C [inline-assembly]
	return n;
}

int renamed(int n) __asm__("other"); // expect-error:28: attribute 'asm' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]

int fixed(void)
{
	register int a __asm__("rax"); // expect-error:25: attribute 'asm' is not in the dialect; what is visible and where it is placed is decided by sdc link [attribute]
	return a;
}
