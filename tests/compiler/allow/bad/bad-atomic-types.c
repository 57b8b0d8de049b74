// _Atomic on what the machine does not move in one step.
struct pair {
	long a, b;
};
_Atomic struct pair both; // expect-error:21: _Atomic applies to integers, bool and enums of at most 8 bytes, not to 'struct pair' [atomic-type]
_Atomic(int *) pointer; // expect-error:16: _Atomic applies to integers, bool and enums of at most 8 bytes, not to 'int *' [atomic-type]
_Atomic double number; // expect-error:16: _Atomic applies to integers, bool and enums of at most 8 bytes, not to 'double' [atomic-type]
