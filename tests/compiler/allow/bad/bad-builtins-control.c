// Builtins that change where control goes, or promise it.
void leave(int n)
{
	__builtin_assume(n > 0); // expect-error:2: '__builtin_assume' is not in the dialect; the optimiser believes it; write an if [builtin]
	if (n)
		__builtin_unreachable(); // expect-error:3: '__builtin_unreachable' is not in the dialect; a path that must not be taken calls sd_fault [builtin]
	__builtin_trap(); // expect-error:2: '__builtin_trap' is not in the dialect; use sd_fault [builtin]
	__builtin_return_address(0); // expect-error:2: '__builtin_return_address' is not in the dialect; the stack is not an object [builtin]
	__builtin_frame_address(0); // expect-error:2: '__builtin_frame_address' is not in the dialect; the stack is not an object [builtin]
}
