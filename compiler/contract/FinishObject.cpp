// The stamp of an object that was just written (driver/Pipeline.h).
#include "contract/Stamp.h"
#include "driver/Pipeline.h"
#include "llvm/Support/FileOutputBuffer.h"
#include "llvm/Support/MemoryBuffer.h"

bool sdc::finishObject(const std::string &Path, const Options &,
                       const SdkPaths &Sdk, std::string &Error) {
  std::unique_ptr<BuildKey> Key = BuildKey::load(Sdk, Error);
  if (!Key)
    return false;
  auto Read = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                          /*RequiresNullTerminator=*/false);
  if (!Read) {
    Error = "cannot read '" + Path + "': " + Read.getError().message();
    return false;
  }
  llvm::StringRef Text = (*Read)->getBuffer();
  Bytes Object(Text.bytes_begin(), Text.bytes_end());
  if (!stampObject(Object, *Key, Error))
    return false;
  auto Out = llvm::FileOutputBuffer::create(Path, Object.size());
  if (!Out) {
    Error = "cannot write '" + Path + "': " + llvm::toString(Out.takeError());
    return false;
  }
  std::copy(Object.begin(), Object.end(), (*Out)->getBufferStart());
  if (llvm::Error E = (*Out)->commit()) {
    Error = "cannot write '" + Path + "': " + llvm::toString(std::move(E));
    return false;
  }
  return true;
}
