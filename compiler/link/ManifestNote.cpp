// See ManifestNote.h.
#include "link/ManifestNote.h"
#include "manifest.h" // abi

#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace sdc;

/// Raised when a sound check is added that older images may lack.
static constexpr uint32_t CompilerLevel = 1;

static void record(Bytes &Out, uint16_t Tag, ArrayRef<uint8_t> Payload) {
  appendLE<uint16_t>(Out, Tag);
  appendLE<uint16_t>(Out, 0);
  appendLE<uint32_t>(Out, Payload.size());
  append(Out, Payload);
  padTo(Out, 4);
}

static void record(Bytes &Out, uint16_t Tag, StringRef Text) {
  record(Out, Tag, arrayRefFromStringRef(Text));
}

static void record(Bytes &Out, uint16_t Tag, uint32_t Value) {
  Bytes Payload;
  appendLE(Payload, Value);
  record(Out, Tag, Payload);
}

static void counted(Bytes &Out, StringRef Text) {
  appendLE<uint16_t>(Out, Text.size());
  append(Out, Text);
}

static Bytes interfacePayload(const Binding &B) {
  Bytes Out;
  appendLE<uint32_t>(Out, B.IsExport ? SD_EXPORT : SD_IMPORT);
  append(Out, B.Fingerprint);
  counted(Out, B.Interface);
  appendLE<uint16_t>(Out, B.Members.size());
  for (const InterfaceMember &Member : B.Members) {
    counted(Out, Member.Name);
    append(Out, Member.Hash);
  }
  counted(Out, B.Name);
  return Out;
}

static Bytes quotasPayload(const Quotas &Q) {
  Bytes Out;
  appendLE(Out, Q.HeapBytes);
  appendLE(Out, Q.SharedBytes);
  for (uint32_t Value : {Q.RRefs, Q.Threads, Q.CpuShare, Q.CallTimeoutMs,
                         Q.HeadroomBytes, uint32_t(0)})
    appendLE(Out, Value);
  return Out;
}

Bytes sdc::manifestDescriptor(const Manifest &M, const InterfaceFile &Domain,
                              const Provenance &From) {
  Bytes Out;
  append(Out, StringRef(SD_MANIFEST_MAGIC));
  appendLE<uint16_t>(Out, SD_MANIFEST_VERSION);
  appendLE<uint16_t>(Out, 0);
  record(Out, SD_MANIFEST_NAME, StringRef(M.Domain));
  record(Out, SD_MANIFEST_DOMAIN_VERSION, StringRef(M.Version));
  record(Out, SD_MANIFEST_ROLLBACK, M.Rollback);
  record(Out, SD_MANIFEST_COMPILER, StringRef(From.Compiler));
  record(Out, SD_MANIFEST_FLAGS, StringRef(From.Flags));
  record(Out, SD_MANIFEST_DIALECT, uint32_t(SD_DIALECT_LEVEL));
  record(Out, SD_MANIFEST_SOURCE_DIGEST, ArrayRef<uint8_t>(From.Source));
  for (const Binding &B : Domain.Bindings)
    record(Out, SD_MANIFEST_INTERFACE, interfacePayload(B));
  record(Out, SD_MANIFEST_QUOTAS, quotasPayload(M.Limits));
  for (const std::string &Grant : M.Grants)
    record(Out, SD_MANIFEST_GRANT, StringRef(Grant));
  record(Out, SD_MANIFEST_COMPILER_LEVEL, CompilerLevel);
  if (M.IsConcurrent)
    record(Out, SD_MANIFEST_CONCURRENT, uint32_t(1));
  return Out;
}

std::string sdc::manifestSource(ArrayRef<uint8_t> Descriptor,
                                bool IsConcurrent) {
  Bytes Note;
  StringRef Owner(SD_MANIFEST_NOTE_OWNER, sizeof SD_MANIFEST_NOTE_OWNER);
  appendLE<uint32_t>(Note, Owner.size());
  appendLE<uint32_t>(Note, Descriptor.size());
  appendLE<uint32_t>(Note, SD_MANIFEST_NOTE_TYPE);
  append(Note, Owner);
  padTo(Note, 4);
  append(Note, Descriptor);
  std::string Text;
  raw_string_ostream OS(Text);
  OS << "__asm__(\".pushsection " SD_MANIFEST_SECTION ",\\\"a\\\",@note\\n\"\n"
     << "\".p2align 2\\n\"\n";
  for (uint8_t Byte : Note)
    OS << "\".byte " << unsigned(Byte) << "\\n\"\n";
  OS << "\".popsection\");\n"
     << "extern const unsigned sd_is_concurrent;\n"
     << "const unsigned sd_is_concurrent = " << unsigned(IsConcurrent) << ";\n";
  return Text;
}
