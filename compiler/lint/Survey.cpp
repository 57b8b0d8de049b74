// See Survey.h.
#include "lint/Survey.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <algorithm>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

StringRef lint::stateName(PortState S) {
  switch (S) {
  case PortState::Conforms:
    return "conforms";
  case PortState::Blocked:
    return "blocked";
  case PortState::Open:
    return "open";
  }
  llvm_unreachable("every state has a name");
}

size_t SurveyedFile::count(PortState S) const {
  return llvm::count_if(Functions, [&](auto &F) { return F.State == S; });
}

std::vector<std::pair<std::string, const SurveyedRule *>>
CodeSurvey::ranked() const {
  std::vector<std::pair<std::string, const SurveyedRule *>> Out;
  for (const auto &[Name, Rule] : Rules)
    Out.push_back({Name, &Rule});
  std::sort(Out.begin(), Out.end(), [](auto &A, auto &B) {
    return std::tie(B.second->Findings, A.first) <
           std::tie(A.second->Findings, B.first);
  });
  return Out;
}

static size_t linesOf(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return 0;
  StringRef Text = (*Buffer)->getBuffer();
  return Text.count('\n') + (!Text.empty() && !Text.ends_with("\n"));
}

void CodeSurvey::add(UnitResult R) {
  ++Units;
  Unparsed += !R.IsParsed;
  for (const std::string &File : R.Files) {
    Files.try_emplace(File);
    if (!R.IsParsed)
      Holes.insert(File);
  }
  for (const Finding &F : R.Findings) {
    if (F.Level != Severity::Error) // a suggestion keeps nothing
      continue;
    if (!Seen.insert({F.At.File, F.At.Line, F.At.Column, F.Rule, F.Text}).second)
      continue;
    // An error of clang's may stand in a system header.
    Files.try_emplace(F.At.File);
    Places[F.At.File].emplace(F.At.Line, F.Rule);
  }
  for (FunctionInfo &F : R.Functions) {
    FunctionInfo &Old = Known[F.File].try_emplace(F.Line, F).first->second;
    // Judged in one unit at least: other units see the same text.
    Old.IsAnalysed |= F.IsAnalysed;
  }
}

void CodeSurvey::finish() {
  for (auto &[Path, File] : Files) {
    File.Lines = linesOf(Path);
    Lines += File.Lines;
    const auto &Here = Places[Path];
    for (const auto &[Line, Rule] : Here) {
      ++File.Rules[Rule];
      ++Rules[Rule].Findings;
      ++Findings;
      Rules[Rule].Files.insert(Path);
    }
    for (const auto &[Line, Info] : Known[Path]) {
      SurveyedFunction F;
      F.Name = Info.Name;
      F.Line = Info.Line;
      F.EndLine = std::max(Info.Line, Info.EndLine);
      for (auto At = Here.lower_bound(F.Line), End = Here.upper_bound(F.EndLine);
           At != End; ++At)
        ++F.Rules[At->second];
      F.State = !F.Rules.empty()  ? PortState::Blocked
                : Info.IsAnalysed ? PortState::Conforms
                                  : PortState::Open;
      for (const auto &[Rule, Count] : F.Rules) {
        ++Rules[Rule].Functions;
        Rules[Rule].Alone += F.Rules.size() == 1;
      }
      size_t Size = F.EndLine - F.Line + 1;
      FunctionLines += Size;
      ConformingLines += F.State == PortState::Conforms ? Size : 0;
      ++Functions[static_cast<unsigned>(F.State)];
      File.Functions.push_back(std::move(F));
    }
    if (!Here.empty())
      File.State = PortState::Blocked;
    else if (Holes.count(Path) || File.count(PortState::Open))
      File.State = PortState::Open;
  }
}
