// What lint knows about a code base: findings, and what each unit had in it.
//
// A finding is made in the process that judges its unit (Collect.h), travels to
// the parent as JSON, and is then filtered, counted and printed. Places are
// physical: a line marker moves the text of a message, never a finding.
#ifndef SDC_LINT_FINDING_H
#define SDC_LINT_FINDING_H

#include "diag/Rules.h"
#include "llvm/Support/JSON.h"
#include <string>
#include <vector>

namespace sdc::lint {

/// Rules of lint's own, beside those of diag/Rules.def.
inline constexpr llvm::StringLiteral ClangError = "clang-error";
inline constexpr llvm::StringLiteral ClangWarning = "clang-warning";
inline constexpr llvm::StringLiteral ToolFailure = "tool-failure";

/// A part of a line: 1-based line and byte columns, the end exclusive.
struct Place {
  std::string File; ///< real path; empty: none
  unsigned Line = 0, Column = 0;
  unsigned EndLine = 0, EndColumn = 0;

  bool isSame(const Place &O) const {
    return File == O.File && Line == O.Line && Column == O.Column;
  }
};

struct Note {
  Place At;
  std::string Text;
};

/// Replaces Length bytes at Offset of At.File by Text.
struct Edit {
  Place At;
  unsigned Offset = 0, Length = 0;
  std::string Text;
};

struct Finding {
  std::string Rule;
  Severity Level = Severity::Error;
  Place At;
  std::string Text;     ///< the message, without the rule
  std::string Line;     ///< the source line at At
  std::string Rendered; ///< as sdc prints it when it compiles, notes included
  std::vector<Note> Notes;
  std::vector<Edit> Edits;
  /// Of Rule, file, line text and message: the same after the line has moved.
  std::string Fingerprint;
};

/// A function with a body, in a file that is judged.
struct FunctionInfo {
  std::string Name;
  std::string File; ///< real path
  unsigned Line = 0, EndLine = 0;
  bool IsAnalysed = false; ///< the analyses ran on it too
};

/// What one unit gave.
struct UnitResult {
  std::vector<Finding> Findings;
  std::vector<FunctionInfo> Functions;
  /// Real paths of what was read and is judged: the unit and its headers.
  std::vector<std::string> Files;
  /// The C could not be parsed: nothing is known beyond the place of the errors.
  bool IsParsed = true;
};

llvm::json::Value toJson(const UnitResult &R);
/// False: the text is not what toJson made (its maker was cut off).
bool fromJson(llvm::StringRef Text, UnitResult &R);

/// Sets F.Fingerprint. Path: of the finding's file, relative to the root.
void setFingerprint(Finding &F, llvm::StringRef Path);

/// 'error' or 'warning'.
llvm::StringRef levelName(Severity S);

/// One line about a rule, lint's own included: the message with its holes
/// named. Empty: no such rule.
/// What a rule is about in one sentence: the first one of its page in Pages, the
/// folder of the rules' pages, or its message if that is not there.
std::string describeRule(llvm::StringRef Rule, llvm::StringRef Pages);

} // namespace sdc::lint

#endif
