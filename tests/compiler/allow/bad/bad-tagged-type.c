// A type with a tag for debug information.
#define TAG __attribute__((btf_type_tag("user")))
int TAG *pointer; // expect-error:1: a tagged type is not in the dialect; drop the tag [type-kind]
int n __attribute__((btf_decl_tag("note"))); // expect-error:22: attribute 'btf_decl_tag' is not in the dialect; it is outside the list of docs/rules/attribute.md [attribute]
