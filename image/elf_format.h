/* The part of ELF64 that a domain image may use, as byte offsets. Source: System
 * V ABI, chapters 4 and 5; AMD64 psABI, section 4.4. */
#ifndef IMAGE_ELF_FORMAT_H
#define IMAGE_ELF_FORMAT_H

#define ELF_HEADER_BYTES 64u
#define ELF_IDENT "\177ELF\2\1\1" /* 64-bit, little endian, version 1 */
#define ELF_IDENT_BYTES 7u
#define ELF_TYPE_AT 16u
#define ELF_MACHINE_AT 18u
#define ELF_ENTRY_AT 24u
#define ELF_PHOFF_AT 32u
#define ELF_SHOFF_AT 40u
#define ELF_PHENTSIZE_AT 54u
#define ELF_PHNUM_AT 56u
#define ELF_SHENTSIZE_AT 58u
#define ELF_SHNUM_AT 60u
#define ELF_TYPE_DYN 3u
#define ELF_MACHINE_X86_64 62u

#define ELF_PHDR_BYTES 56u
#define ELF_P_TYPE_AT 0u
#define ELF_P_FLAGS_AT 4u
#define ELF_P_OFFSET_AT 8u
#define ELF_P_VADDR_AT 16u
#define ELF_P_FILESZ_AT 32u
#define ELF_P_MEMSZ_AT 40u

enum elf_segment_type {
    ELF_PT_NULL = 0,
    ELF_PT_LOAD = 1,
    ELF_PT_DYNAMIC = 2,
    ELF_PT_INTERP = 3,
    ELF_PT_NOTE = 4,
    ELF_PT_PHDR = 6,
    ELF_PT_TLS = 7,
    ELF_PT_GNU_EH_FRAME = 0x6474e550,
    ELF_PT_GNU_STACK = 0x6474e551,
    ELF_PT_GNU_RELRO = 0x6474e552,
    ELF_PT_GNU_PROPERTY = 0x6474e553
};

#define ELF_PF_X 1u
#define ELF_PF_W 2u
#define ELF_PF_R 4u

#define ELF_DYN_BYTES 16u

enum elf_dynamic_tag {
    ELF_DT_NULL = 0,
    ELF_DT_NEEDED = 1,
    ELF_DT_HASH = 4,
    ELF_DT_STRTAB = 5,
    ELF_DT_SYMTAB = 6,
    ELF_DT_RELA = 7,
    ELF_DT_RELASZ = 8,
    ELF_DT_RELAENT = 9,
    ELF_DT_STRSZ = 10,
    ELF_DT_SYMENT = 11,
    ELF_DT_SONAME = 14,
    ELF_DT_SYMBOLIC = 16,
    ELF_DT_BIND_NOW = 24,
    ELF_DT_FLAGS = 30,
    ELF_DT_FLAGS_1 = 0x6ffffffb,
    ELF_DT_RELACOUNT = 0x6ffffff9,
    ELF_DT_GNU_HASH = 0x6ffffef5
};

#define ELF_DF_SYMBOLIC 2u
#define ELF_DF_BIND_NOW 8u
#define ELF_DF_1_NOW 1u

#define ELF_SYM_BYTES 24u
#define ELF_ST_SHNDX_AT 6u

#define ELF_RELA_BYTES 24u
#define ELF_R_INFO_AT 8u
#define ELF_R_ADDEND_AT 16u
#define ELF_R_X86_64_RELATIVE 8u

#define ELF_NOTE_HEADER_BYTES 12u

#endif
