// The allow-list over a whole unit (driver/Pipeline.h).
#include "allow/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/raw_ostream.h"

using namespace sdc;
using namespace clang;

void Walk::met(Family F, llvm::StringRef Kind) {
  if (Unit.Opts.ListKinds)
    Met.insert((familyName(F) + "." + Kind).str());
}

bool Walk::judge(Family F, llvm::StringRef Kind, SourceLocation Loc,
                 llvm::StringRef What) {
  if (Loc.isValid())
    Nearest = Loc;
  else
    Loc = Nearest;
  met(F, Kind);
  const KindRow &Row = decide(F, Kind);
  if (Row.Says == Verdict::Allow)
    return true;
  if (Row.Says == Verdict::Trusted && isTrusted(Loc))
    return true;
  llvm::StringRef Subject = Row.What;
  Report Said = Unit.Diags.report(Loc, Row.Why,
                                  Subject.empty() ? What : Subject, Row.Fix);
  for (const FixItHint &Hint : Offer)
    Said.fixit(Hint);
  return false;
}

/// Where the first line marker of a file stands: "#line" or "# 12".
static SourceLocation firstLineMarker(const SourceManager &SM, FileID File,
                                      const LangOptions &Lang) {
  Lexer Raw(File, SM.getBufferOrFake(File), SM, Lang);
  Token Hash, Word;
  while (!Raw.LexFromRawLexer(Hash)) {
    if (!Hash.is(tok::hash) || !Hash.isAtStartOfLine())
      continue;
    bool AtEnd = Raw.LexFromRawLexer(Word);
    if (Word.is(tok::numeric_constant) ||
        (Word.is(tok::raw_identifier) && Word.getRawIdentifier() == "line"))
      return Hash.getLocation();
    if (AtEnd)
      break;
  }
  return SM.getLocForStartOfFile(File);
}

/// Line markers move messages and trap places; clang's own buffers have them,
/// no file that a user gives may.
static void refuseLineMarkers(UnitContext &Unit) {
  const SourceManager &SM = Unit.AST.getSourceManager();
  for (unsigned I = 0, N = SM.local_sloc_entry_size(); I != N; ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (!Entry.isFile() || !Entry.getFile().hasLineDirectives())
      continue;
    FileID File =
        SM.getFileID(SourceLocation::getFromRawEncoding(Entry.getOffset()));
    if (File != Unit.PP.getPredefinesFileID())
      Unit.Diags.report(firstLineMarker(SM, File, Unit.AST.getLangOpts()),
                        Rule::LineMarker);
  }
}

void sdc::allowDeclarations(UnitContext &Unit,
                            llvm::ArrayRef<Decl *> Declarations) {
  Walk TheWalk(Unit);
  for (Decl *D : Declarations) {
    unsigned Before = Unit.Diags.errorCount();
    TheWalk.declaration(D);
    if (Unit.Diags.errorCount() != Before)
      Unit.LeftOut.insert(D);
    TheWalk.forgetTypes();
  }
}

bool sdc::allowUnit(UnitContext &Unit) {
  refuseLineMarkers(Unit);
  Walk TheWalk(Unit);
  TheWalk.declaration(Unit.AST.getTranslationUnitDecl());
  if (Unit.Opts.ListKinds)
    for (const std::string &Kind : TheWalk.kindsMet())
      llvm::outs() << Kind << '\n';
  return Unit.Diags.errorCount() == 0;
}
