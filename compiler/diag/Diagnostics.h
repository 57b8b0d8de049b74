// The one way in which sdc reports: a rule, a place, and the rule's arguments.
//
// Messages go through clang's engine, so that a user sees one kind of message,
// with source line, caret and macro notes. They are custom diagnostics of a
// fixed level: no pragma and no -W flag can silence one. Errors are counted
// here too, so that the verdict on a unit never rests on the engine's state.
// The same rule at the same place is reported once.
//
//   Ctx.Diags.report(Loc, Rule::UseAfterMove, Var).range(E->getSourceRange());
//   Ctx.Diags.note(MoveLoc, "moved here");
#ifndef SDC_DIAG_DIAGNOSTICS_H
#define SDC_DIAG_DIAGNOSTICS_H

#include "diag/Rules.h"
#include "clang/AST/Type.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/Twine.h"
#include <string>

namespace clang {
class NamedDecl;
}

namespace sdc {

/// How an argument of a message is spelled. Names and types come unquoted; the
/// rule's text has the quotes.
std::string spell(const clang::NamedDecl *D);
std::string spell(clang::QualType T);
inline std::string spell(llvm::StringRef S) { return S.str(); }
inline std::string spell(const char *S) { return S; }
inline std::string spell(const std::string &S) { return S; }
inline std::string spell(unsigned long long N) { return std::to_string(N); }
inline std::string spell(long long N) { return std::to_string(N); }
inline std::string spell(unsigned long N) { return std::to_string(N); }
inline std::string spell(long N) { return std::to_string(N); }
inline std::string spell(unsigned N) { return std::to_string(N); }
inline std::string spell(int N) { return std::to_string(N); }

/// Replaces {0}, {1}, ... of Text. A missing argument is a defect: asserted.
std::string fillIn(llvm::StringRef Text, llvm::ArrayRef<std::string> Args);

/// A message under way; it is emitted when this goes out of scope. Ranges are
/// underlined, fix-its are shown.
class Report {
public:
  explicit Report(clang::DiagnosticBuilder B) : Builder(std::move(B)) {}
  Report() = default;

  Report &range(clang::SourceRange R) {
    if (Builder)
      *Builder << R;
    return *this;
  }
  Report &fixit(const clang::FixItHint &Hint) {
    if (Builder)
      *Builder << Hint;
    return *this;
  }

private:
  std::optional<clang::DiagnosticBuilder> Builder;
};

class Diagnostics {
public:
  explicit Diagnostics(clang::DiagnosticsEngine &Engine) : Engine(Engine) {}

  template <typename... Args>
  Report report(clang::SourceLocation Loc, Rule R, const Args &...A) {
    return emit(Loc, R, {spell(A)...});
  }

  /// The same, of arguments already spelled.
  Report reportFilled(clang::SourceLocation Loc, Rule R,
                      llvm::ArrayRef<std::string> Args) {
    return emit(Loc, R, Args);
  }

  /// A second place for the message just reported. Dropped if that message
  /// was a repetition.
  Report note(clang::SourceLocation Loc, const llvm::Twine &Text);

  /// Errors reported here so far.
  unsigned errorCount() const { return Errors; }

  /// Whether clang itself found an error: then its trees have holes.
  bool clangFoundErrors() const {
    return Engine.getClient()->getNumErrors() != Shown;
  }

  clang::DiagnosticsEngine &engine() { return Engine; }

private:
  Report emit(clang::SourceLocation Loc, Rule R,
              llvm::ArrayRef<std::string> Args);
  Report emit(clang::SourceLocation Loc, Rule R,
              std::initializer_list<std::string> Args) {
    return emit(Loc, R, llvm::ArrayRef<std::string>(Args));
  }

  clang::DiagnosticsEngine &Engine;
  llvm::DenseSet<std::pair<unsigned, unsigned>> Seen;
  unsigned Errors = 0;
  unsigned Shown = 0; // errors handed to the engine
  bool LastWasRepetition = false;
};

} // namespace sdc

#endif
