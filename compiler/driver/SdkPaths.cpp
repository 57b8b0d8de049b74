// See SdkPaths.h.
#include "driver/SdkPaths.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace sdc;
namespace path = llvm::sys::path;

static std::string firstFolder(llvm::StringRef Prefix,
                               std::initializer_list<const char *> Choices) {
  for (const char *Choice : Choices) {
    llvm::SmallString<256> Try(Prefix), Real;
    path::append(Try, Choice);
    if (!llvm::sys::fs::real_path(Try, Real) &&
        llvm::sys::fs::is_directory(Real))
      return Real.str().str();
  }
  return "";
}

SdkPaths sdc::findSdk(const char *Argv0) {
  SdkPaths Paths;
  Paths.Binary = llvm::sys::fs::getMainExecutable(
      Argv0, reinterpret_cast<void *>(&findSdk));
  Paths.BinDir = path::parent_path(Paths.Binary).str();
  llvm::StringRef Prefix = path::parent_path(Paths.BinDir);
  Paths.Include = firstFolder(
      Prefix, {"sdk/include", "share/sumac/include", "../runtime/include"});
  Paths.Rules =
      firstFolder(Prefix, {"sdk/rules", "share/sumac/rules", "../docs/rules"});
  llvm::SmallString<256> Lib(Prefix);
  path::append(Lib, "lib", "sdrt");
  Paths.LibDir = Lib.str().str();
  return Paths;
}
