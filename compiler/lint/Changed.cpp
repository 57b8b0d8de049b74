// See Changed.h. git itself is asked; names are separated by NUL, as they may
// contain anything else.
#include "lint/Changed.h"
#include "driver/Message.h"
#include "lint/Paths.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

/// What 'git ARGS' prints.
static bool askGit(llvm::ArrayRef<StringRef> Args, std::string &Out) {
  auto Git = llvm::sys::findProgramByName("git");
  if (!Git)
    return complain("--changed needs git, which is not on the path");
  llvm::SmallString<128> Said, Printed;
  if (llvm::sys::fs::createTemporaryFile("sdc-git", "out", Printed) ||
      llvm::sys::fs::createTemporaryFile("sdc-git", "err", Said))
    return complain("cannot make a temporary file");
  llvm::SmallVector<StringRef, 8> Command{*Git};
  Command.append(Args.begin(), Args.end());
  std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Printed),
                                          StringRef(Said)};
  std::string Error;
  int Status = llvm::sys::ExecuteAndWait(*Git, Command, std::nullopt, Redirects,
                                         60, 0, &Error);
  auto Read = [](StringRef Path) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    std::string Text = Buffer ? (*Buffer)->getBuffer().str() : "";
    llvm::sys::fs::remove(Path);
    return Text;
  };
  Out = Read(Printed);
  std::string Why = Read(Said);
  if (Status == 0)
    return true;
  StringRef First = StringRef(Why).split('\n').first;
  First.consume_front("fatal: ");
  return complain("git cannot say what changed: " +
                  (First.empty() ? StringRef(Error) : First));
}

bool lint::changedFiles(StringRef Revision, std::set<std::string> &Files) {
  // A revision is no option of git's.
  if (Revision.starts_with("-"))
    return complain("'" + Revision + "' is no revision of git");
  std::string Top, Differ, Untracked;
  if (!askGit({"rev-parse", "--show-toplevel"}, Top))
    return false;
  std::string Root = StringRef(Top).rtrim('\n').str();
  if (!askGit({"-C", Root, "diff", "--name-only", "--no-renames", "-z", Revision, "--"},
              Differ) ||
      !askGit({"-C", Root, "ls-files", "--others", "--exclude-standard", "-z"},
              Untracked))
    return false;
  for (StringRef All : {StringRef(Differ), StringRef(Untracked)}) {
    llvm::SmallVector<StringRef, 0> Names;
    All.split(Names, '\0', -1, /*KeepEmpty=*/false);
    for (StringRef Name : Names)
      Files.insert(realPathOf(Root + "/" + Name.str()));
  }
  return true;
}
