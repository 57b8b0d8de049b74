// Reporting through clang's engine; see Diagnostics.h.
#include "diag/Diagnostics.h"
#include "diag/SeededDefects.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

using namespace sdc;

std::string sdc::spell(const clang::NamedDecl *D) {
  return D->getNameAsString();
}

/// Annotations are printed as they are written: __owned, not the attribute that
/// it expands to (model/Predefines.cpp).
std::string sdc::spell(clang::QualType T) {
  static constexpr llvm::StringLiteral Open =
      "__attribute__((btf_type_tag(\"sd_";
  static constexpr llvm::StringLiteral Close = "\")))";
  std::string Printed = T.getAsString(), Out;
  llvm::StringRef Rest = Printed;
  for (size_t At; (At = Rest.find(Open)) != llvm::StringRef::npos;) {
    Out += Rest.take_front(At);
    Rest = Rest.drop_front(At + Open.size());
    size_t End = Rest.find(Close);
    Out += "__" + Rest.take_front(End).str();
    Rest = Rest.drop_front(End == llvm::StringRef::npos ? Rest.size()
                                                        : End + Close.size());
  }
  return Out + Rest.str();
}

std::string sdc::fillIn(llvm::StringRef Text,
                        llvm::ArrayRef<std::string> Args) {
  std::string Out;
  for (size_t I = 0; I != Text.size(); ++I) {
    bool IsHole = I + 2 < Text.size() && Text[I] == '{' &&
                  llvm::isDigit(Text[I + 1]) && Text[I + 2] == '}';
    if (!IsHole) {
      Out += Text[I];
      continue;
    }
    unsigned N = Text[I + 1] - '0';
    assert(N < Args.size() && "a rule's text asks for an argument not given");
    Out += Args[N];
    I += 2;
  }
  return Out;
}

Report Diagnostics::emit(clang::SourceLocation Loc, Rule R,
                         llvm::ArrayRef<std::string> Args) {
  const RuleInfo &Info = ruleInfo(R);
  if (SEEDED_DEFECT(llvm::Twine("rule:") + Info.Name)) {
    LastWasRepetition = true; // drops its notes too
    return Report();
  }
  if (Info.Level == Severity::Error)
    ++Errors;
  // A macro's argument may be expanded several times; it stands once.
  clang::SourceLocation Place = Loc;
  if (Engine.hasSourceManager())
    Place = Engine.getSourceManager().getFileLoc(Loc);
  auto Key = std::make_pair(Place.getRawEncoding(), static_cast<unsigned>(R));
  LastWasRepetition = !Seen.insert(Key).second;
  if (LastWasRepetition)
    return Report();
  if (Info.Level == Severity::Error)
    ++Shown;
  auto Level = Info.Level == Severity::Error ? clang::DiagnosticsEngine::Error
                                             : clang::DiagnosticsEngine::Warning;
  clang::DiagnosticBuilder B =
      Engine.Report(Loc, Engine.getDiagnosticIDs()->getCustomDiagID(
                             static_cast<clang::DiagnosticIDs::Level>(Level),
                             "%0 [%1]"));
  B << fillIn(Info.Text, Args) << Info.Name;
  return Report(std::move(B));
}

Report Diagnostics::note(clang::SourceLocation Loc, const llvm::Twine &Text) {
  if (LastWasRepetition)
    return Report();
  clang::DiagnosticBuilder B = Engine.Report(
      Loc, Engine.getCustomDiagID(clang::DiagnosticsEngine::Note, "%0"));
  B << Text.str();
  return Report(std::move(B));
}
