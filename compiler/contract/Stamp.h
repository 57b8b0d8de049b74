// The stamp: the proof inside an object that sdc judged it.
//
// Section `.note.sd.stamp`, one ELF note, owner "Sumac", type 2. Descriptor,
// little endian:
//
//     0   4  "SDST"
//     4   2  version, 1
//     6   2  1: compiled for a concurrent domain; else 0
//     8  32  digest: SHA-256 of the whole object file with the 144 bytes from
//            here to 152 set to zero
//    40  32  id of the build key (contract/BuildKey.h)
//    72   4  length of the signature
//    76  76  signature in DER, then zeroes: ECDSA P-256 over
//            "sumac object stamp 1" and the digest
//   152   2  length of the compiler's name
//   154   2  length of the flags
//   156      name, flags, zeroes up to a multiple of 4
//
// The section is emitted empty by the compiler and filled in once the object
// is written, so symbols and relocations are covered like all other bytes.
#ifndef SDC_CONTRACT_STAMP_H
#define SDC_CONTRACT_STAMP_H

#include "contract/BuildKey.h"

namespace sdc {

/// Assembly that makes the empty stamp section.
std::string emptyStamp(llvm::StringRef Compiler, llvm::StringRef Flags,
                       bool IsConcurrent);

/// Fills in the stamp of Object. False: Error says why.
bool stampObject(llvm::MutableArrayRef<uint8_t> Object, const BuildKey &Key,
                 std::string &Error);

struct StampVerdict {
  bool Valid = false;
  std::string Why; // "has no stamp", ...: continues "object 'x.o' "
  std::string Compiler, Flags;
  bool IsConcurrent = false;
};
StampVerdict judgeStamp(llvm::ArrayRef<uint8_t> Object, const BuildKey &Key);

} // namespace sdc

#endif
