// See Trust.h.
#include "driver/Trust.h"
#include "driver/Pipeline.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/FileSystem.h"

using namespace sdc;
using namespace clang;

// The line that opens the trusted part. The text before it is clang's and the
// user's -D; a -D is one line, so it cannot contain this one.
static constexpr llvm::StringLiteral Opening = "\n# 1 \"<sdc>\" 1\n";
static constexpr llvm::StringLiteral Closing = "\n# 1 \"<built-in>\" 2\n";

void sdc::addPredefines(Preprocessor &PP) {
  PP.setPredefines(PP.getPredefines() + Opening.str() + predefines() +
                   Closing.str());
}

Trust::Trust(Preprocessor &PP, std::string SdkInclude)
    : PP(PP), SdkInclude(std::move(SdkInclude)) {
  // The last occurrence: sdc's own text follows everything else.
  size_t At = llvm::StringRef(PP.getPredefines()).rfind(Opening);
  assert(At != llvm::StringRef::npos && "predefines are added first");
  Start = At + Opening.size();
  // The first occurrence: the command line's text cannot precede itself.
  CommandLine = std::min<size_t>(
      llvm::StringRef(PP.getPredefines()).find("# 1 \"<command line>\""), Start);
}

bool Trust::isPredefine(SourceLocation Loc) const {
  if (Loc.isInvalid())
    return false;
  auto [File, Offset] = PP.getSourceManager().getDecomposedSpellingLoc(Loc);
  return File == PP.getPredefinesFileID() && Offset >= Start;
}

bool Trust::isCommandLine(SourceLocation Loc) const {
  if (Loc.isInvalid())
    return false;
  auto [File, Offset] = PP.getSourceManager().getDecomposedSpellingLoc(Loc);
  return File == PP.getPredefinesFileID() && Offset >= CommandLine &&
         Offset < Start;
}

bool Trust::isSdk(SourceLocation Loc) const {
  if (Loc.isInvalid() || SdkInclude.empty())
    return false;
  const SourceManager &SM = PP.getSourceManager();
  FileID File = SM.getDecomposedSpellingLoc(Loc).first;
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
  if (!Entry)
    return false;
  llvm::StringRef Real = Entry->getFileEntry().tryGetRealPathName();
  return Real.starts_with(SdkInclude) &&
         Real.substr(SdkInclude.size()).starts_with("/");
}
