// What an analysis finds in one function, told once for each mistake.
//
// A mistake shows at several places: every use of a variable that was freed too
// early, every way out that an object is lost on. Findings with one key are one
// mistake: the first in the file is the error, the others are its notes. What
// follows from a mistake on the same path is not found at all (Excused in
// ValueState.h).
#ifndef SDC_ANALYSIS_MISTAKES_H
#define SDC_ANALYSIS_MISTAKES_H

#include "diag/Diagnostics.h"
#include <optional>
#include <string>
#include <vector>

namespace sdc {

class Mistakes {
public:
  struct Key {
    unsigned Var;   // of the function
    unsigned Which; // a leaf, a second variable
  };

  explicit Mistakes(Diagnostics &Diags) : Diags(Diags) {}

  /// A mistake of its own.
  template <typename... Args>
  void add(clang::SourceLocation Loc, Rule R, const Args &...A) {
    All.push_back({Loc, R, {spell(A)...}, std::nullopt, {}});
  }
  /// A place at which the mistake of this rule and key shows.
  template <typename... Args>
  void addPlace(Key K, clang::SourceLocation Loc, Rule R, const Args &...A) {
    All.push_back({Loc, R, {spell(A)...}, K, {}});
  }
  /// A second place for the last one added.
  void note(clang::SourceLocation Loc, const char *Text) {
    All.back().Notes.push_back({Loc, Text});
  }
  void fixit(const clang::FixItHint &Hint) { All.back().Hints.push_back(Hint); }

  /// Reports all and forgets them.
  void tell();

private:
  struct Finding {
    clang::SourceLocation Loc;
    Rule R;
    std::vector<std::string> Args;
    std::optional<Key> K;
    std::vector<std::pair<clang::SourceLocation, const char *>> Notes;
    std::vector<clang::FixItHint> Hints = {};
  };

  Diagnostics &Diags;
  std::vector<Finding> All;
};

} // namespace sdc

#endif
