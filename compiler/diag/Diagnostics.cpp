// Reporting through clang's engine; see Diagnostics.h.
#include "diag/Diagnostics.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/StringExtras.h"

using namespace sdc;

std::string sdc::spell(const clang::NamedDecl *D) {
  return D->getNameAsString();
}

std::string sdc::spell(clang::QualType T) { return T.getAsString(); }

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
  if (Info.Level == Severity::Error)
    ++Errors;
  auto Key = std::make_pair(Loc.getRawEncoding(), static_cast<unsigned>(R));
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
