// See Collect.h.
#include "lint/Collect.h"
#include "driver/Pipeline.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/FileSystem.h"
#include <set>

using namespace sdc;
using namespace sdc::lint;
using namespace clang;
using llvm::StringRef;

static DiagnosticOptions *printOptions(bool InColour) {
  auto *Options = new DiagnosticOptions();
  Options->ShowColors = InColour;
  Options->ShowOptionNames = 1;
  Options->ShowPresumedLoc = 1;
  return Options;
}

lint::Collector::Collector(bool Hosted, bool InColour, bool OnlyAllow)
    : Hosted(Hosted), OnlyAllow(OnlyAllow), RenderedStream(Rendered),
      PrintOptions(printOptions(InColour)),
      Printer(RenderedStream, PrintOptions.get()) {
  RenderedStream.enable_colors(InColour);
}

void lint::Collector::BeginSourceFile(const LangOptions &L,
                                      const Preprocessor *PP) {
  Lang = L;
  Printer.BeginSourceFile(L, PP);
}

void lint::Collector::EndSourceFile() { Printer.EndSourceFile(); }

std::string lint::Collector::realPath(FileID File, const SourceManager &SM) {
  auto [It, IsNew] = Paths.try_emplace(File);
  if (!IsNew)
    return It->second;
  if (OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File)) {
    llvm::SmallString<256> Real;
    if (!llvm::sys::fs::real_path(Entry->getName(), Real))
      It->second = Real.str().str();
  }
  return It->second;
}

Place lint::Collector::placeOf(SourceLocation Loc, const SourceManager &SM) {
  Place P;
  if (Loc.isInvalid())
    return P;
  Loc = SM.getFileLoc(Loc);
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  P.File = realPath(File, SM);
  P.Line = SM.getLineNumber(File, Offset);
  P.Column = SM.getColumnNumber(File, Offset);
  P.EndLine = P.Line;
  P.EndColumn =
      P.Column + std::max(1u, Lexer::MeasureTokenLength(Loc, SM, Lang));
  return P;
}

std::string lint::Collector::lineOf(SourceLocation Loc,
                                    const SourceManager &SM) {
  if (Loc.isInvalid())
    return "";
  auto [File, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  bool IsInvalid = false;
  StringRef Buffer = SM.getBufferData(File, &IsInvalid);
  if (IsInvalid || Offset > Buffer.size())
    return "";
  size_t Begin = Buffer.rfind('\n', Offset);
  Begin = Begin == StringRef::npos || Offset == 0 ? 0 : Begin + 1;
  if (Begin > Offset) // the offset is that of a line's end
    Begin = Buffer.take_front(Offset).rfind('\n') + 1;
  // A generated line may have any length.
  return Buffer.substr(Begin, Buffer.find('\n', Offset) - Begin)
      .take_front(4096)
      .rtrim()
      .str();
}

bool lint::Collector::isOutside(SourceLocation Loc, const SourceManager &SM) {
  if (!Hosted || Loc.isInvalid())
    return false;
  return SM.isInSystemHeader(SM.getFileLoc(Loc)) ||
         SM.isInSystemHeader(SM.getSpellingLoc(Loc)) ||
         SM.isWrittenInBuiltinFile(SM.getFileLoc(Loc)) ||
         SM.isWrittenInCommandLineFile(SM.getFileLoc(Loc));
}

void lint::Collector::classify(DiagnosticsEngine::Level Level,
                               const Diagnostic &Info, Finding &F) {
  F.Level = Level >= DiagnosticsEngine::Error ? Severity::Error
                                              : Severity::Warning;
  // sdc's own are "%0 [%1]": the text and the rule (diag/Diagnostics.cpp).
  if (Info.getID() >= diag::DIAG_UPPER_LIMIT && Info.getNumArgs() == 2 &&
      Info.getArgKind(0) == DiagnosticsEngine::ak_std_string &&
      Info.getArgKind(1) == DiagnosticsEngine::ak_std_string) {
    F.Text = Info.getArgStdStr(0);
    F.Rule = Info.getArgStdStr(1);
    return;
  }
  F.Rule = F.Level == Severity::Error ? ClangError : ClangWarning;
  llvm::SmallString<256> Text;
  Info.FormatDiagnostic(Text);
  F.Text = Text.str().str();
}

void lint::Collector::addEdits(const Diagnostic &Info, Finding &F) {
  const SourceManager &SM = Info.getSourceManager();
  std::vector<Edit> Edits;
  for (const FixItHint &Hint : Info.getFixItHints()) {
    if (Hint.isNull())
      continue;
    CharSourceRange Range = Lexer::makeFileCharRange(Hint.RemoveRange, SM, Lang);
    if (Range.isInvalid() || !Range.getBegin().isFileID() ||
        Hint.InsertFromRange.isValid())
      return; // all of a finding's edits, or none
    auto [File, Begin] = SM.getDecomposedLoc(Range.getBegin());
    auto [EndFile, End] = SM.getDecomposedLoc(Range.getEnd());
    Edit E;
    E.At = placeOf(Range.getBegin(), SM);
    if (File != EndFile || End < Begin || E.At.File.empty())
      return;
    E.At.EndLine = SM.getLineNumber(File, End);
    E.At.EndColumn = SM.getColumnNumber(File, End);
    E.Offset = Begin;
    E.Length = End - Begin;
    E.Text = Hint.CodeToInsert;
    Edits.push_back(std::move(E));
  }
  for (Edit &E : Edits)
    F.Edits.push_back(std::move(E));
}

void lint::Collector::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                       const Diagnostic &Info) {
  // Counted whatever becomes of it: Diagnostics::clangFoundErrors compares.
  DiagnosticConsumer::HandleDiagnostic(Level, Info);
  if (Level == DiagnosticsEngine::Ignored)
    return;
  bool IsNote =
      Level == DiagnosticsEngine::Note || Level == DiagnosticsEngine::Remark;
  bool IsOurs = Info.getID() >= diag::DIAG_UPPER_LIMIT;
  if (!IsNote)
    IsDropped = Hosted && IsOurs && Info.hasSourceManager() &&
                isOutside(Info.getLocation(), Info.getSourceManager());
  if (IsDropped)
    return;
  Rendered.clear();
  Printer.HandleDiagnostic(Level, Info);
  RenderedStream.flush();
  Finding *F;
  if (!IsNote) {
    F = &Result.Findings.emplace_back();
    classify(Level, Info, *F);
    if (Info.hasSourceManager()) {
      F->At = placeOf(Info.getLocation(), Info.getSourceManager());
      F->Line = lineOf(Info.getLocation(), Info.getSourceManager());
    }
  } else if (!Result.Findings.empty()) {
    F = &Result.Findings.back();
    llvm::SmallString<256> Text;
    Info.FormatDiagnostic(Text);
    Note N;
    N.Text = Text.str().str();
    if (Info.hasSourceManager())
      N.At = placeOf(Info.getLocation(), Info.getSourceManager());
    F->Notes.push_back(std::move(N));
  } else {
    return;
  }
  F->Rendered += Rendered;
  // What a note offers is one of several ways.
  if (Info.hasSourceManager() && !IsNote)
    addEdits(Info, *F);
}

/// Notes which files and functions are judged here.
void lint::Collector::parsed(UnitContext &Unit) {
  const SourceManager &SM = Unit.AST.getSourceManager();
  Result.IsParsed = !Unit.Diags.clangFoundErrors();
  std::set<std::string> Files;
  for (unsigned I = 0, N = SM.local_sloc_entry_size(); I != N; ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (!Entry.isFile())
      continue;
    SourceLocation Start = SourceLocation::getFromRawEncoding(Entry.getOffset());
    if (SM.isInSystemHeader(Start))
      continue;
    std::string Path = realPath(SM.getFileID(Start), SM);
    if (!Path.empty())
      Files.insert(Path);
  }
  Result.Files.assign(Files.begin(), Files.end());
  for (const Decl *D : Unit.AST.getTranslationUnitDecl()->decls()) {
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (!F || !F->doesThisDeclarationHaveABody() || F->isImplicit() ||
        Unit.Trusted.isPredefine(F->getLocation()))
      continue;
    SourceLocation Begin = SM.getFileLoc(F->getBeginLoc());
    if (SM.isInSystemHeader(Begin))
      continue;
    FunctionInfo Info;
    Info.Name = F->getNameAsString();
    Info.File = realPath(SM.getFileID(Begin), SM);
    Info.Line = SM.getSpellingLineNumber(Begin);
    Info.EndLine =
        SM.getSpellingLineNumber(SM.getExpansionLoc(F->getEndLoc()));
    Result.Functions.push_back(std::move(Info));
  }
}
