// SHA-256 and little-endian integers, as stamps and manifests need them.
#ifndef SDC_CONTRACT_BYTES_H
#define SDC_CONTRACT_BYTES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/SHA256.h"
#include <array>
#include <string>
#include <vector>

namespace sdc {

using Digest = std::array<uint8_t, 32>;
using Bytes = std::vector<uint8_t>;

inline Digest sha256(llvm::ArrayRef<uint8_t> Data) {
  return llvm::SHA256::hash(Data);
}
inline Digest sha256(llvm::StringRef Text) {
  return sha256(llvm::arrayRefFromStringRef(Text));
}

inline void append(Bytes &Out, llvm::ArrayRef<uint8_t> Data) {
  Out.insert(Out.end(), Data.begin(), Data.end());
}
inline void append(Bytes &Out, llvm::StringRef Text) {
  append(Out, llvm::arrayRefFromStringRef(Text));
}
template <typename Int> void appendLE(Bytes &Out, Int Value) {
  uint8_t Buffer[sizeof(Int)];
  llvm::support::endian::write<Int, llvm::endianness::little>(Buffer, Value);
  append(Out, Buffer);
}
inline void padTo(Bytes &Out, size_t Multiple) {
  while (Out.size() % Multiple)
    Out.push_back(0);
}

} // namespace sdc

#endif
