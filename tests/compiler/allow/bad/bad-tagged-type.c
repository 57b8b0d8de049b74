// A type with a tag for debug information.
#define TAG __attribute__((btf_type_tag("user")))
int TAG *pointer; // expect-error:5: attribute 'btf_type_tag' is not in the dialect; use the macros of <sdc.h> [attribute]
int n __attribute__((btf_decl_tag("note"))); // expect-error:22: attribute 'btf_decl_tag' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
