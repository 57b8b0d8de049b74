// The manifest note of a domain image (abi/manifest.h), as source for a compiler.
#ifndef SDC_LINK_MANIFESTNOTE_H
#define SDC_LINK_MANIFESTNOTE_H

#include "link/Interfaces.h"

namespace sdc {

/// What the note says besides the user's manifest.
struct Provenance {
  std::string Compiler, Flags;
  Digest Source; // over the interface files, the manifest and the objects
};

Bytes manifestDescriptor(const Manifest &M, const InterfaceFile &Domain,
                         const Provenance &From);

/// A C source whose object has section `.note.sd.manifest` and tells libsdrt
/// whether it must expect several threads.
std::string manifestSource(llvm::ArrayRef<uint8_t> Descriptor,
                           bool IsConcurrent);

} // namespace sdc

#endif
