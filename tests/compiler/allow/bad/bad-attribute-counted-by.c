// clang's own counted_by: sdc reads __counted_by of <sdc.h> only.
struct line {
	int n;
	int items[] __attribute__((counted_by(n))); // expect-error:6: attribute 'counted_by' is not in the dialect; use __counted_by of <sdc.h> [attribute]
};
