// See WriteFile.h.
#include "driver/WriteFile.h"
#include "driver/Message.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

using namespace sdc;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

bool sdc::isSpecialFile(StringRef Path) {
  fs::file_status Status;
  return !fs::status(Path, Status) && fs::exists(Status) &&
         !fs::is_regular_file(Status);
}

static bool cannotWrite(StringRef Path, const llvm::Twine &Why) {
  return complain("cannot write '" + Path + "': " + Why);
}

/// Writes Text to an open file. False: why not, in Why.
static bool writeAll(int FD, StringRef Text, std::string &Why) {
  llvm::raw_fd_ostream Out(FD, /*shouldClose=*/false);
  Out << Text;
  Out.flush();
  if (!Out.has_error())
    return true;
  Why = Out.error().message();
  Out.clear_error();
  return false;
}

static bool writeInPlace(StringRef Path, StringRef Text) {
  int FD = -1;
  if (std::error_code EC =
          fs::openFileForWrite(Path, FD, fs::CD_OpenExisting, fs::OF_None))
    return cannotWrite(Path, EC.message());
  std::string Why;
  bool Ok = writeAll(FD, Text, Why);
  fs::file_t File = FD;
  if (std::error_code EC = fs::closeFile(File); EC && Ok) {
    Ok = false;
    Why = EC.message();
  }
  return Ok || cannotWrite(Path, Why);
}

bool sdc::writeAtomically(StringRef Path, StringRef Text) {
  if (isSpecialFile(Path))
    return writeInPlace(Path, Text);
  // A link is followed, so that it stays one; the mode of the file stays too.
  llvm::SmallString<256> Real;
  std::string Target =
      fs::real_path(Path, Real) ? Path.str() : Real.str().str();
  auto Mode = fs::getPermissions(Target);
  llvm::Expected<fs::TempFile> Temporary = fs::TempFile::create(
      Target + ".%%%%%%.tmp", Mode ? *Mode : fs::perms(0666 & ~fs::getUmask()));
  if (!Temporary)
    return cannotWrite(Path, llvm::toString(Temporary.takeError()));
  std::string Why;
  if (!writeAll(Temporary->FD, Text, Why)) {
    llvm::consumeError(Temporary->discard());
    return cannotWrite(Path, Why);
  }
  if (llvm::Error E = Temporary->keep(Target))
    return cannotWrite(Path, llvm::toString(std::move(E)));
  if (Mode)
    (void)fs::setPermissions(Target, *Mode);
  return true;
}
