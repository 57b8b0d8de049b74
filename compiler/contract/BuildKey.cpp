// See BuildKey.h. Key and signatures are OpenSSL's.
#include "contract/BuildKey.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace llvm;

namespace sdc {
namespace {

struct Free {
  void operator()(BIO *B) const { BIO_free_all(B); }
  void operator()(EVP_PKEY *K) const { EVP_PKEY_free(K); }
  void operator()(EVP_MD_CTX *C) const { EVP_MD_CTX_free(C); }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

Owned<EVP_PKEY> parseKey(StringRef Pem) {
  Owned<BIO> In(BIO_new_mem_buf(Pem.data(), Pem.size()));
  // The empty pass phrase keeps OpenSSL from asking at the terminal.
  static char NoPhrase[] = "";
  return Owned<EVP_PKEY>(
      In ? PEM_read_bio_PrivateKey(In.get(), nullptr, nullptr, NoPhrase)
         : nullptr);
}

bool isP256(EVP_PKEY *Key) {
  char Group[64] = "";
  return EVP_PKEY_is_a(Key, "EC") &&
         EVP_PKEY_get_utf8_string_param(Key, OSSL_PKEY_PARAM_GROUP_NAME, Group,
                                        sizeof(Group), nullptr) &&
         StringRef(Group) == "prime256v1";
}

/// The 65 bytes of the uncompressed public point.
bool publicPoint(EVP_PKEY *Key, Bytes &Point) {
  Point.resize(65);
  size_t Length = 0;
  // An encoded point comes in the form that the key's own parameter asks for.
  EVP_PKEY_set_utf8_string_param(
      Key, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "uncompressed");
  return EVP_PKEY_get_octet_string_param(Key,
                                         OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY,
                                         Point.data(), Point.size(), &Length) &&
         Length == 65 && Point[0] == 4;
}

/// Makes a key at Path. Readers never see half a key, and of two makers one
/// wins: the file appears by hard link, complete.
bool makeKey(StringRef Path, std::string &Error) {
  Owned<EVP_PKEY> Key(EVP_EC_gen("P-256"));
  Owned<BIO> Out(BIO_new(BIO_s_mem()));
  char *Pem = nullptr;
  if (!Key || !Out ||
      !PEM_write_bio_PKCS8PrivateKey(Out.get(), Key.get(), nullptr, nullptr, 0,
                                     nullptr, nullptr)) {
    Error = "OpenSSL cannot make a P-256 key";
    return false;
  }
  long Length = BIO_get_mem_data(Out.get(), &Pem);

  int File;
  SmallString<256> Temporary;
  std::error_code Failed =
      sys::fs::create_directories(sys::path::parent_path(Path));
  if (!Failed)
    Failed = sys::fs::createUniqueFile(Path + ".%%%%%%%%", File, Temporary,
                                       sys::fs::OF_None,
                                       sys::fs::owner_read |
                                           sys::fs::owner_write);
  if (Failed) {
    Error = ("cannot make the build key '" + Path + "': " + Failed.message())
                .str();
    return false;
  }
  raw_fd_ostream Stream(File, /*shouldClose=*/true);
  Stream << StringRef(Pem, Length);
  Stream.close();
  if (Stream.has_error())
    Failed = Stream.error();
  Stream.clear_error();
  if (!Failed) {
    Failed = sys::fs::create_hard_link(Temporary, Path);
    if (Failed == std::errc::file_exists)
      Failed = {};
  }
  sys::fs::remove(Temporary);
  if (Failed)
    Error = ("cannot make the build key '" + Path + "': " + Failed.message())
                .str();
  return !Failed;
}

} // namespace

std::unique_ptr<BuildKey> BuildKey::load(const SdkPaths &Sdk,
                                         std::string &Error) {
  const char *Named = std::getenv("SDC_BUILD_KEY");
  SmallString<256> Path(Named ? Named : "");
  if (!Named) {
    Path = sys::path::parent_path(Sdk.BinDir);
    sys::path::append(Path, "keys", "build.pem");
    if (!sys::fs::exists(Path) && !makeKey(Path, Error))
      return nullptr;
  }
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Error = ("cannot read the build key '" + Path +
             "': " + Buffer.getError().message())
                .str();
    return nullptr;
  }
  Owned<EVP_PKEY> Key = parseKey((*Buffer)->getBuffer());
  Bytes Point;
  if (!Key || !isP256(Key.get()) || !publicPoint(Key.get(), Point)) {
    Error = ("the build key '" + Path +
             "' is not a P-256 private key in PEM (PKCS#8)")
                .str();
    return nullptr;
  }
  return std::unique_ptr<BuildKey>(new BuildKey(Key.release(), sha256(Point)));
}

BuildKey::~BuildKey() { EVP_PKEY_free(Key); }

Bytes BuildKey::sign(ArrayRef<uint8_t> Message) const {
  Owned<EVP_MD_CTX> Context(EVP_MD_CTX_new());
  size_t Length = 0;
  if (!Context ||
      EVP_DigestSignInit(Context.get(), nullptr, EVP_sha256(), nullptr, Key) !=
          1 ||
      EVP_DigestSign(Context.get(), nullptr, &Length, Message.data(),
                     Message.size()) != 1)
    return {};
  Bytes Signature(Length);
  if (EVP_DigestSign(Context.get(), Signature.data(), &Length, Message.data(),
                     Message.size()) != 1)
    return {};
  Signature.resize(Length);
  return Signature;
}

bool BuildKey::verify(ArrayRef<uint8_t> Message,
                      ArrayRef<uint8_t> Signature) const {
  Owned<EVP_MD_CTX> Context(EVP_MD_CTX_new());
  return Context &&
         EVP_DigestVerifyInit(Context.get(), nullptr, EVP_sha256(), nullptr,
                              Key) == 1 &&
         EVP_DigestVerify(Context.get(), Signature.data(), Signature.size(),
                          Message.data(), Message.size()) == 1;
}

} // namespace sdc
