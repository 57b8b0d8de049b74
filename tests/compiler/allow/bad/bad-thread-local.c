// Thread-local objects.
_Thread_local int mine; // expect-error:19: thread-local 'mine' is not accepted by this version of sdc; pass the value as an argument [thread-local]
static __thread int also_mine; // expect-error:21: thread-local 'also_mine' is not accepted by this version of sdc; pass the value as an argument [thread-local]
