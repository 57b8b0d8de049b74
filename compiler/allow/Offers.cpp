// What can be mended without a thought: fixes that go with a refusal. Each one
// leaves code that means the same in C.
#include "allow/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

using namespace sdc;
using namespace clang;

/// What stands in a file from First to the end of the token at Last; invalid if
/// a macro wrote it.
CharSourceRange Walk::inFile(SourceLocation First, SourceLocation Last) const {
  return Lexer::makeFileCharRange(CharSourceRange::getTokenRange(First, Last),
                                  Unit.AST.getSourceManager(),
                                  Unit.AST.getLangOpts());
}

/// Takes Word, or __Word or __Word__, out of D, if it stands there once before
/// the name and after any other declarator.
void Walk::offerWithout(llvm::StringRef Word, const DeclaratorDecl *D) {
  const SourceManager &SM = Unit.AST.getSourceManager();
  CharSourceRange Text = inFile(D->getBeginLoc(), D->getLocation());
  if (Text.isInvalid())
    return;
  auto [File, Begin] = SM.getDecomposedLoc(Text.getBegin());
  unsigned End = SM.getFileOffset(Text.getEnd());
  llvm::StringRef Buffer = SM.getBufferData(File);
  Lexer Raw(SM.getLocForStartOfFile(File), Unit.AST.getLangOpts(),
            Buffer.begin(), Buffer.begin() + Begin, Buffer.end());
  SourceLocation At, Next;
  Token Tok;
  int Depth = 0;
  for (bool Last = false; !Last;) {
    Last = Raw.LexFromRawLexer(Tok);
    SourceLocation Here = Tok.getLocation();
    if (At.isValid() && Next.isInvalid())
      Next = Here;
    if (SM.getFileOffset(Here) >= End || Tok.is(tok::eof))
      break;
    Depth += Tok.isOneOf(tok::l_paren, tok::l_square, tok::l_brace);
    Depth -= Tok.isOneOf(tok::r_paren, tok::r_square, tok::r_brace);
    if (Tok.is(tok::comma) && Depth == 0)
      At = Next = SourceLocation();
    if (!Tok.is(tok::raw_identifier))
      continue;
    llvm::StringRef Name = Tok.getRawIdentifier();
    if (Name.consume_front("__"))
      Name.consume_back("__");
    if (Name != Word)
      continue;
    if (At.isValid())
      return;
    At = Here;
  }
  if (At.isValid() && Next.isValid())
    Offer.push_back(FixItHint::CreateRemoval(
        CharSourceRange::getCharRange(At, Next)));
}

/// T p[static n] and T p[const n] without the word.
void Walk::offerArray(Report &Said, SourceLocation Bracket) {
  const SourceManager &SM = Unit.AST.getSourceManager();
  const LangOptions &Lang = Unit.AST.getLangOpts();
  if (Bracket.isMacroID())
    return;
  std::optional<Token> Word = Lexer::findNextToken(Bracket, SM, Lang);
  if (!Word || !Word->is(tok::raw_identifier) ||
      (Word->getRawIdentifier() != "static" &&
       Word->getRawIdentifier() != "const"))
    return;
  if (std::optional<Token> Next =
          Lexer::findNextToken(Word->getLocation(), SM, Lang))
    Said.fixit(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        Word->getLocation(), Next->getLocation())));
}

/// a ?: b as a ? a : b, if it does not matter how often a is evaluated.
void Walk::offerMiddle(const BinaryConditionalOperator *E) {
  const Expr *Condition = E->getCommon();
  CharSourceRange Text =
      inFile(Condition->getBeginLoc(), Condition->getEndLoc());
  if (Condition->HasSideEffects(Unit.AST, true) || Text.isInvalid() ||
      E->getQuestionLoc().isMacroID())
    return;
  llvm::StringRef Words = Lexer::getSourceText(
      Text, Unit.AST.getSourceManager(), Unit.AST.getLangOpts());
  Offer.push_back(FixItHint::CreateInsertion(
      E->getQuestionLoc().getLocWithOffset(1), (" " + Words + " ").str()));
}

/// (T)e where e is a T already.
void Walk::offerBare(Report &Said, const CStyleCastExpr *E) {
  CharSourceRange Cast = inFile(E->getLParenLoc(), E->getRParenLoc());
  QualType From = E->getSubExpr()->getType();
  if (E->getCastKind() == CK_NoOp && Cast.isValid() &&
      Unit.AST.hasSameType(From, E->getTypeAsWritten()))
    Said.fixit(FixItHint::CreateRemoval(Cast));
}
