// 'sdc explain RULE' prints the page of a rule; 'sdc explain --list' all rules.
#include "driver/Commands.h"
#include "driver/Message.h"
#include "diag/Rules.h"
#include "lint/Finding.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

using namespace sdc;

/// The rule whose name is a few letters away; empty if none is.
static llvm::StringRef mostAlike(llvm::StringRef Name) {
  llvm::StringRef Best;
  unsigned Least = std::min<size_t>(4, Name.size() / 2 + 1);
  for (const RuleInfo &Info : allRules()) {
    unsigned Away = Name.edit_distance(Info.Name, /*AllowReplacements=*/true, Least);
    if (Away < Least) {
      Least = Away;
      Best = Info.Name;
    }
  }
  return Best;
}

int sdc::explainMain(int argc, const char *const *argv, const SdkPaths &Sdk) {
  if (argc != 2) {
    complain("explain needs one rule: sdc explain RULE, or --list");
    return ExitUnjudged;
  }
  llvm::StringRef Name = argv[1];
  if (Name == "--help") {
    llvm::outs() << "usage: sdc explain RULE | --list\n\n"
                    "Prints why a rule is and how to mend what it refuses.\n";
    return ExitAccepted;
  }
  if (Name == "--list") {
    for (const RuleInfo &Info : allRules())
      llvm::outs() << Info.Name << '\n';
    return ExitAccepted;
  }
  if (Name == lint::ClangError || Name == lint::ClangWarning ||
      Name == lint::ToolFailure) {
    llvm::outs() << "# " << Name << "\n\nA finding of 'sdc lint' alone: "
                 << lint::describeRule(Name, Sdk.Rules) << ".\n";
    return ExitAccepted;
  }
  // The rules of idlc have pages beside those of sdc.
  if (!ruleNamed(Name) && !Name.starts_with("idl-")) {
    llvm::StringRef Like = mostAlike(Name);
    complain("there is no rule '" + Name + "'; " +
             (Like.empty() ? "" : "is '" + Like.str() + "' meant? ") +
             "'sdc explain --list' prints them all");
    return ExitUnjudged;
  }
  std::string Path = Sdk.Rules + "/" + Name.str() + ".md";
  auto Page = llvm::MemoryBuffer::getFile(Path);
  if (!Page) {
    complain("cannot read '" + Path + "': " + Page.getError().message());
    return ExitUnjudged;
  }
  // The page's own notes to tools/rules-pages are left out.
  llvm::SmallVector<llvm::StringRef, 0> Lines;
  (*Page)->getBuffer().rtrim().split(Lines, '\n');
  bool WasEmpty = false;
  for (llvm::StringRef Line : Lines) {
    bool IsEmpty = Line.empty();
    if (!Line.starts_with("<!--") && !(IsEmpty && WasEmpty))
      llvm::outs() << Line << '\n';
    WasEmpty = IsEmpty || (WasEmpty && Line.starts_with("<!--"));
  }
  return ExitAccepted;
}
