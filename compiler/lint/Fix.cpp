// See Fix.h. A finding's edits are applied all or none; what conflicts with an
// edit taken before waits for the next round, which finds it again.
#include "lint/Fix.h"
#include "driver/Message.h"
#include "driver/WriteFile.h"
#include "lint/Paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

namespace {

/// Edits of one file that do not meet, by offset.
class FileEdits {
public:
  /// Whether E keeps clear of all others: two insertions at one place have no
  /// order, so they do not.
  bool hasRoom(const Edit &E) const {
    auto After = Edits.lower_bound(E.Offset);
    if (After != Edits.end() &&
        (After->first == E.Offset || After->first < E.Offset + E.Length))
      return false;
    if (After == Edits.begin())
      return true;
    auto Before = std::prev(After);
    return Before->first + Before->second.Length <= E.Offset;
  }
  void add(const Edit &E) { Edits.emplace(E.Offset, E); }

  /// False: an edit lies outside of Text.
  bool apply(StringRef Text, std::string &Out) const {
    size_t At = 0;
    for (const auto &[Offset, E] : Edits) {
      if (Offset < At || Offset + size_t(E.Length) > Text.size())
        return false;
      Out += Text.slice(At, Offset);
      Out += E.Text;
      At = Offset + E.Length;
    }
    Out += Text.drop_front(At);
    return true;
  }
  bool uses(StringRef Prefix) const {
    return llvm::any_of(Edits, [&](const auto &Each) {
      return StringRef(Each.second.Text).contains(Prefix);
    });
  }

private:
  std::map<unsigned, Edit> Edits;
};

/// The edits of one finding, those that insert at one place as one, in order.
std::vector<Edit> joined(const std::vector<Edit> &Edits) {
  std::vector<Edit> Out;
  for (const Edit &E : Edits) {
    auto Same = llvm::find_if(Out, [&](const Edit &O) {
      return !O.Length && !E.Length && O.Offset == E.Offset &&
             O.At.File == E.At.File;
    });
    if (Same == Out.end())
      Out.push_back(E);
    else
      Same->Text += E.Text;
  }
  return Out;
}

/// Other compilers know forms and annotations from <sdc.h> only: it stands before the
/// first #include, or after the comment that opens the file.
std::string withSdcHeader(StringRef Text) {
  static const llvm::Regex Included("^[ \t]*#[ \t]*include[ \t]*[<\"]sdc\\.h[>\"]",
                                    llvm::Regex::Newline);
  static const llvm::Regex Include("^[ \t]*#[ \t]*include", llvm::Regex::Newline);
  if (Included.match(Text))
    return Text.str();
  // In the line ends of the file.
  StringRef Line = Text.contains("\r\n") ? "#include <sdc.h>\r\n"
                                          : "#include <sdc.h>\n";
  llvm::SmallVector<StringRef, 1> Found;
  size_t At = 0;
  if (Include.match(Text, &Found)) {
    At = static_cast<size_t>(Found[0].data() - Text.data());
  } else {
    StringRef Rest = Text;
    if (Rest.starts_with("/*")) {
      size_t End = Rest.find("*/");
      size_t Newline = Rest.find('\n', End);
      At = End == StringRef::npos || Newline == StringRef::npos ? 0 : Newline + 1;
    } else {
      while (Rest.drop_front(At).starts_with("//")) {
        size_t Newline = Rest.find('\n', At);
        if (Newline == StringRef::npos)
          return Text.str();
        At = Newline + 1;
      }
    }
  }
  return (Text.take_front(At) + Line + Text.drop_front(At)).str();
}

} // namespace

std::set<std::string> Fixer::apply(const std::vector<Finding> &Findings,
                                   bool &Ok) {
  std::map<std::string, FileEdits> Files;
  std::map<std::string, size_t> Count;
  for (const Finding &F : Findings) {
    // What clang offers with an error of its own is a guess.
    if (F.Edits.empty() || F.Rule == ClangError || F.Rule == ClangWarning)
      continue;
    bool Fits = llvm::all_of(F.Edits, [&](const Edit &E) {
      return !Refused.count(E.At.File) && MayWrite(E.At.File) &&
             Files[E.At.File].hasRoom(E);
    });
    if (!Fits)
      continue;
    for (const Edit &E : joined(F.Edits))
      Files[E.At.File].add(E);
    ++Count[F.Edits.front().At.File];
  }
  Last.clear();
  LastFixed.clear();
  std::set<std::string> Written;
  for (const auto &[File, Edits] : Files) {
    if (!Count.count(File))
      continue;
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    std::string New;
    if (!Buffer) {
      Ok = complain("cannot read '" + File + "': " + Buffer.getError().message());
      continue;
    }
    std::string Old = (*Buffer)->getBuffer().str();
    if (!Edits.apply(Old, New)) {
      Ok = complain("'" + File + "' changed while it was judged; it is left as it is");
      continue;
    }
    std::string Bare = New;
    if (Edits.uses("sd_") || Edits.uses("__") || Edits.uses("_Nullable"))
      New = withSdcHeader(New);
    if (New == Old)
      continue;
    if (!writeAtomically(File, New)) {
      Ok = false;
      continue;
    }
    AddedHeader |= New != Bare;
    Last[File] = std::move(Old);
    LastFixed[File] = Count[File];
    Fixed += Count[File];
    Changed.insert(File);
    Written.insert(File);
  }
  return Written;
}

static std::map<std::string, size_t>
errorsByFile(const std::vector<Finding> &Findings) {
  std::map<std::string, size_t> Out;
  for (const Finding &F : Findings)
    if (F.Rule == ClangError || F.Rule == ToolFailure)
      ++Out[F.At.File];
  return Out;
}

std::set<std::string> Fixer::takeBack(const std::vector<Finding> &Before,
                                      const std::vector<Finding> &After,
                                      bool &Ok) {
  std::map<std::string, size_t> Had = errorsByFile(Before),
                                Has = errorsByFile(After);
  bool IsWorse = llvm::any_of(Has, [&](const auto &Each) {
    return Each.second > Had[Each.first];
  });
  std::set<std::string> Out;
  if (!IsWorse)
    return Out;
  // A header's edit may break another file: then the whole round goes.
  bool IsLocal = llvm::all_of(Has, [&](const auto &Each) {
    return Each.second <= Had[Each.first] || Last.count(Each.first);
  });
  for (const auto &[File, Text] : Last) {
    if (IsLocal && Has[File] <= Had[File])
      continue;
    if (!writeAtomically(File, Text)) {
      Ok = false;
      continue;
    }
    Fixed -= LastFixed[File];
    Refused.insert(File);
    Out.insert(File);
  }
  for (const std::string &File : Out)
    Last.erase(File);
  return Out;
}
