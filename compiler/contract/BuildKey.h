// The key with which this build of the SDK stamps the objects it judged.
//
// ECDSA P-256, PEM (PKCS#8). $SDC_BUILD_KEY names the file; without it, it is
// <bindir>/../keys/build.pem, made at first use and readable by its owner only.
// Who holds the key can stamp anything (docs/caveats.md).
#ifndef SDC_CONTRACT_BUILDKEY_H
#define SDC_CONTRACT_BUILDKEY_H

#include "contract/Bytes.h"
#include "driver/SdkPaths.h"
#include <memory>

struct evp_pkey_st;

namespace sdc {

class BuildKey {
public:
  /// Loads the key; makes it when it is the default one and missing. Null: the
  /// reason is in Error.
  static std::unique_ptr<BuildKey> load(const SdkPaths &Sdk,
                                        std::string &Error);
  ~BuildKey();

  /// SHA-256 of the public point, uncompressed (65 bytes).
  const Digest &id() const { return Id; }

  /// DER signature over SHA-256 of Message; empty if the library fails.
  Bytes sign(llvm::ArrayRef<uint8_t> Message) const;
  bool verify(llvm::ArrayRef<uint8_t> Message,
              llvm::ArrayRef<uint8_t> Signature) const;

private:
  BuildKey(evp_pkey_st *Key, const Digest &Id) : Key(Key), Id(Id) {}
  evp_pkey_st *Key;
  Digest Id;
};

} // namespace sdc

#endif
