// Atomic builtins.
_Atomic int counter;
int plain;

int read(void)
{
	__sync_synchronize(); // expect-error:2: '__sync_synchronize' is not in the dialect; use the operators on an _Atomic object [builtin]
	__atomic_thread_fence(5); // expect-error:2: '__atomic_thread_fence' is not in the dialect; use the operators on an _Atomic object [builtin]
	__c11_atomic_thread_fence(5); // expect-error:2: '__c11_atomic_thread_fence' is not in the dialect; use the operators on an _Atomic object [builtin]
	plain = __atomic_load_n(&plain, 5); // expect-error:10: an atomic builtin is not in the dialect; use the operators on an _Atomic object [expression-kind]
	return __c11_atomic_load(&counter, 5) + __hip_atomic_load(&plain, 5, 1) +
	       __scoped_atomic_load_n(&plain, 5, 1); // expect-error:9: an atomic builtin is not in the dialect; use the operators on an _Atomic object [expression-kind]
}
// expect-error@11:9: an atomic builtin is not in the dialect; use the operators on an _Atomic object [expression-kind]
// expect-error@11:42: an atomic builtin is not in the dialect; use the operators on an _Atomic object [expression-kind]
