// More alignment than the heaps give.
_Alignas(32) int wide; // expect-error:1: alignment of 32 bytes is not in the dialect; objects are aligned to at most 16 [alignment]
struct page {
	_Alignas(4096) char bytes[4096]; // expect-error:2: alignment of 4096 bytes is not in the dialect; objects are aligned to at most 16 [alignment]
};
