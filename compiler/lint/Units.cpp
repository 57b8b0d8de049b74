// See Units.h. compile_commands.json is read by clang's own reader, so that
// quoting and response files are understood as clang's tools understand them.
#include "lint/Units.h"
#include "driver/Message.h"
#include "lint/Flags.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>

using namespace sdc;
using namespace sdc::lint;
using clang::tooling::CompilationDatabase;
using clang::tooling::CompileCommand;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

bool isC(StringRef File) { return File.ends_with(".c"); }

/// Empty if Path can be read.
std::string whyUnreadable(StringRef Path) {
  if (fs::is_directory(Path))
    return ("'" + Path + "' is a folder, not a C file").str();
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return ("cannot read '" + Path + "': " + Buffer.getError().message()).str();
  return "";
}

bool isReadable(StringRef Path) {
  std::string Why = whyUnreadable(Path);
  return Why.empty() || complain(Why);
}

std::unique_ptr<CompilationDatabase> load(StringRef File, std::string &Error) {
  auto Json = clang::tooling::JSONCompilationDatabase::loadFromFile(
      File, Error, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Json)
    return nullptr;
  return clang::tooling::expandResponseFiles(std::move(Json),
                                             llvm::vfs::getRealFileSystem());
}

class Finder {
public:
  Finder(const LintOptions &Lint, const Paths &Where, UnitList &Found)
      : Lint(Lint), Where(Where), Found(Found) {}

  bool fromDatabase();
  bool fromFiles();

private:
  bool add(const CompileCommand &Command, StringRef File);
  bool addPlain(const std::vector<std::string> &Files);
  CompilationDatabase *above(StringRef File);
  Options start() const;

  const LintOptions &Lint;
  const Paths &Where;
  UnitList &Found;
  std::set<std::string> Seen; // real paths
  std::map<std::string, std::unique_ptr<CompilationDatabase>> Above;
};

} // namespace

Options Finder::start() const {
  Options Opts;
  Opts.CheckOnly = true;
  Opts.ListKinds = Lint.ListKinds;
  Opts.AllErrors = Lint.AllErrors || Lint.Form != Format::Text || Lint.Fix ||
                   Lint.UpdateBaseline || !Lint.Baseline.empty() ||
                   !Lint.Changed.empty() || Lint.What == Command::PortReport;
  return Opts;
}

/// One unit, by its compile command; File may be another one of the same kind.
bool Finder::add(const CompileCommand &Command, StringRef File) {
  if (!Seen.insert(realPathOf(File)).second)
    return true; // compiled twice: the first command is taken
  Unit U;
  U.File = Where.shown(File);
  U.Opts = start();
  U.Opts.AllErrors = true;
  llvm::ArrayRef<std::string> Words(Command.CommandLine);
  StringRef Compiler = Words.empty() ? "" : path::stem(Words.front());
  if (!Words.empty())
    Words = Words.drop_front();
  // One of a whole code base is a finding, and the others are judged: what the
  // build makes may not be made yet.
  if (Lint.Files.empty())
    U.Unreadable = whyUnreadable(U.File);
  if (!U.Unreadable.empty()) {
    Found.Units.push_back(std::move(U));
    return true;
  }
  bool IsDomain = Compiler == "sdc" && !Lint.Hosted;
  if (IsDomain) {
    std::vector<std::string> Flags = domainFlags(Words, Command.Directory, Where);
    Flags.push_back(U.File);
    if (!parseOptions(Flags, U.Opts))
      return false;
    U.Opts.Kind = Output::Object;
  } else {
    // ccache gcc ...: the compiler's name is a word without '-'.
    U.Opts.Hosted = true;
    U.Opts.Clang = hostedFlags(Words, Command.Directory, Where, Found.Ignored);
    if (!isReadable(U.File))
      return false;
    if (!isC(U.File))
      U.Opts.Clang.insert(U.Opts.Clang.end(), {"-x", "c"});
    U.Opts.Inputs = {U.File};
  }
  Found.Units.push_back(std::move(U));
  return true;
}

bool Finder::fromDatabase() {
  std::string File = Lint.Build, Error;
  if (fs::is_directory(File))
    File += "/compile_commands.json";
  if (!isReadable(File))
    return false;
  Found.Database = File;
  std::unique_ptr<CompilationDatabase> Database = load(File, Error);
  if (!Database)
    return complain("cannot read '" + File + "': " + StringRef(Error).trim());
  if (Lint.Files.empty()) {
    for (const CompileCommand &C : Database->getAllCompileCommands()) {
      llvm::SmallString<256> Path(C.Filename);
      if (!path::is_absolute(Path)) {
        Path = C.Directory;
        path::append(Path, C.Filename);
      }
      if (isC(Path) && !add(C, Path))
        return false;
    }
    if (Found.Units.empty())
      return complain("'" + File + "' names no C file");
    return true;
  }
  // A file that is not named there has the flags of the most alike that is.
  std::unique_ptr<CompilationDatabase> Guessing =
      clang::tooling::inferMissingCompileCommands(std::move(Database));
  for (const std::string &Name : Lint.Files) {
    if (!isReadable(Name))
      return false;
    std::string Real = realPathOf(Name);
    std::vector<CompileCommand> Commands = Guessing->getCompileCommands(Real);
    if (Commands.empty())
      return complain("'" + File + "' has no flags for '" + Name + "'");
    if (!add(Commands.front(), Name))
      return false;
  }
  return true;
}

/// The nearest compile_commands.json above File, in a folder or its build/.
CompilationDatabase *Finder::above(StringRef File) {
  std::string Real = realPathOf(File);
  for (StringRef Folder = path::parent_path(Real); !Folder.empty();
       Folder = path::parent_path(Folder))
    for (const char *Try : {"compile_commands.json", "build/compile_commands.json"}) {
      llvm::SmallString<256> Path(Folder);
      path::append(Path, Try);
      if (!fs::exists(Path))
        continue;
      auto [It, IsNew] = Above.try_emplace(Path.str().str());
      std::string Error;
      if (IsNew)
        It->second = load(Path, Error);
      if (It->second && !It->second->getCompileCommands(Real).empty())
        return It->second.get();
    }
  return nullptr;
}

bool Finder::addPlain(const std::vector<std::string> &Files) {
  std::vector<std::string> Flags = Lint.Flags.value_or(std::vector<std::string>());
  bool IsHosted = Lint.Hosted || Lint.What == Command::PortReport;
  Options Common = start();
  if (IsHosted) {
    Common.Hosted = true;
    Common.Clang = hostedFlags(Flags, "", Where, Found.Ignored);
  } else {
    std::vector<std::string> Words = Files;
    Words.insert(Words.end(), Flags.begin(), Flags.end());
    if (!parseOptions(Words, Common))
      return false;
  }
  Common.Kind = Output::Object; // a mode among FLAGS has no say in lint
  Common.OutputFile.clear();
  for (const std::string &File : IsHosted ? Files : Common.Inputs) {
    if (IsHosted && !isReadable(File))
      return false;
    if (!Seen.insert(realPathOf(File)).second)
      continue;
    Unit U{File, Common, ""};
    if (IsHosted && !isC(File))
      U.Opts.Clang.insert(U.Opts.Clang.end(), {"-x", "c"});
    U.Opts.Inputs = {File};
    Found.Units.push_back(std::move(U));
  }
  return true;
}

bool Finder::fromFiles() {
  if (Lint.Flags)
    return addPlain(Lint.Files);
  for (const std::string &File : Lint.Files) {
    CompilationDatabase *Database = above(File);
    if (!Database ? !addPlain({File})
                  : !add(Database->getCompileCommands(realPathOf(File)).front(),
                         File))
      return false;
  }
  return true;
}

bool lint::findUnits(const LintOptions &Lint, const Paths &Where,
                     UnitList &Found) {
  Finder F(Lint, Where, Found);
  return Lint.Build.empty() ? F.fromFiles() : F.fromDatabase();
}
