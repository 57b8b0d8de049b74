// See Paths.h.
#include "lint/Paths.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string lint::realPathOf(StringRef Path) {
  llvm::SmallString<256> Real;
  if (!fs::real_path(Path, Real))
    return Real.str().str();
  Real = Path;
  fs::make_absolute(Real);
  path::remove_dots(Real, /*remove_dot_dot=*/true);
  return Real.str().str();
}

static bool isBelow(StringRef Path, StringRef Folder) {
  return Path.consume_front(Folder) &&
         (Folder.ends_with("/") || Path.starts_with("/"));
}

static std::string below(StringRef Path, StringRef Folder) {
  return isBelow(Path, Folder)
             ? Path.drop_front(Folder.size()).ltrim('/').str()
             : Path.str();
}

Paths::Paths(StringRef Given) : Current(realPathOf(".")) {
  if (!Given.empty()) {
    Root = realPathOf(Given);
    return;
  }
  for (StringRef Folder = Current; !Folder.empty();
       Folder = path::parent_path(Folder)) {
    llvm::SmallString<256> Git(Folder);
    path::append(Git, ".git");
    if (fs::exists(Git)) {
      Root = Folder.str();
      return;
    }
  }
  Root = Current;
}

std::string Paths::shown(StringRef Path, StringRef Folder) const {
  llvm::SmallString<256> Whole(Path);
  if (!path::is_absolute(Path)) {
    Whole = Folder.empty() ? StringRef(Current) : Folder;
    path::append(Whole, Path);
    fs::make_absolute(Whole);
  }
  // ".." after a link to a folder does not lead back: such a path stays.
  llvm::SmallString<256> Short(Whole), A, B;
  path::remove_dots(Short, /*remove_dot_dot=*/true);
  if (fs::real_path(Whole, A) || fs::real_path(Short, B) || A == B)
    Whole = Short;
  if (Whole == Current)
    return ".";
  return below(Whole, Current);
}

std::string Paths::fromRoot(StringRef RealPath) const {
  return below(RealPath, Root);
}

bool Paths::isInRoot(StringRef RealPath) const {
  return isBelow(RealPath, Root);
}
