// Formats of the print family (Analyses.h): a literal, understood whole, each
// conversion with the argument that it reads. %s stops at a zero byte or at the
// end of what its pointer covers, %.*s also at its precision: the bounds stage
// passes the one and holds the other against the count.
#include "analysis/Analyses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringExtras.h"

using namespace sdc;
using namespace clang;
using llvm::StringRef;

namespace {

class Formats : public RecursiveASTVisitor<Formats> {
public:
  explicit Formats(UnitModel &Model) : Model(Model) {}

  bool VisitCallExpr(CallExpr *E) {
    FormUse Use = formOf(E, Model.Unit.Trusted);
    if (Use.F == Form::Print)
      format(Use, E);
    return true;
  }

private:
  void refuse(SourceLocation Loc, const llvm::Twine &Text) {
    Model.Unit.Diags.report(Loc, Rule::PrintFormat, Text.str());
  }

  static const StringLiteral *literal(const Expr *E) {
    return dyn_cast<StringLiteral>(E->IgnoreParenImpCasts());
  }

  /// The next argument, or null after a report.
  const Expr *next(const FormUse &Use, unsigned &At, SourceLocation Loc) {
    if (At < Use.Operands.size())
      return Use.Operands[At++];
    refuse(Loc, "the format asks for more arguments than there are");
    return nullptr;
  }

  bool isInt(const Expr *E) {
    return Model.Unit.AST.hasSameUnqualifiedType(E->getType(),
                                                 Model.Unit.AST.IntTy);
  }

  bool text(const FormUse &Use, unsigned &At, SourceLocation Loc) {
    const Expr *E = next(Use, At, Loc);
    if (!E)
      return false;
    QualType T = E->getType();
    bool IsText = T->isPointerType() &&
                  T->getPointeeType()->isCharType() &&
                  !T->getPointeeType()->isUnsignedIntegerType();
    if (!IsText) {
      refuse(E->getExprLoc(), "%s takes text: 'const char *'");
      return false;
    }
    return true;
  }

  bool number(const FormUse &Use, unsigned &At, StringRef Length, char Letter,
              SourceLocation Loc) {
    const Expr *E = next(Use, At, Loc);
    if (!E)
      return false;
    QualType T = E->getType();
    ASTContext &AST = Model.Unit.AST;
    uint64_t Bits = Length == "l" || Length == "ll" || Length == "z" ? 64 : 32;
    if (!T->isIntegralOrEnumerationType() || AST.getTypeSize(T) != Bits) {
      refuse(E->getExprLoc(), "%" + Length + StringRef(&Letter, 1) +
                                  " takes an integer of " + llvm::Twine(Bits) +
                                  " bits");
      return false;
    }
    return true;
  }

  void format(const FormUse &Use, const CallExpr *E) {
    SourceLocation Loc = E->getBeginLoc();
    const StringLiteral *L = Use.Operands.empty() ? nullptr
                                                  : literal(Use.Operands[0]);
    if (!L || L->getCharByteWidth() != 1)
      return refuse(Loc, "the format of sd_print is a literal");
    StringRef F = L->getString();
    if (F.contains('\0'))
      return refuse(Loc, "the format of sd_print ends at its end");
    unsigned At = 1;
    while (!F.empty()) {
      size_t Percent = F.find('%');
      if (Percent == StringRef::npos)
        break;
      F = F.drop_front(Percent + 1);
      if (F.consume_front("%"))
        continue;
      if (!conversion(Use, At, F, Loc))
        return;
    }
    if (At < Use.Operands.size())
      refuse(Use.Operands[At]->getExprLoc(),
             "the format does not use this argument");
  }

  bool conversion(const FormUse &Use, unsigned &At, StringRef &F,
                  SourceLocation Loc) {
    F = F.drop_while([](char C) { return C == '-' || C == '0'; });
    if (!width(Use, At, F, Loc))
      return false;
    bool HasPrecision = false, IsCounted = false;
    if (F.consume_front(".")) {
      HasPrecision = true;
      IsCounted = F.starts_with("*");
      if (!width(Use, At, F, Loc))
        return false;
    }
    StringRef Length = F.take_while(
        [](char C) { return C == 'h' || C == 'l' || C == 'z'; });
    F = F.drop_front(Length.size());
    if (F.empty() || Length.size() > 2 || Length == "lz" || Length == "zl") {
      refuse(Loc, "the format's last conversion is not understood");
      return false;
    }
    char Letter = F.front();
    F = F.drop_front();
    switch (Letter) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
      return number(Use, At, Length, Letter, Loc);
    case 'c':
      if (Length.empty() && !HasPrecision)
        return number(Use, At, "", Letter, Loc);
      break;
    case 's':
      if (Length.empty() && IsCounted == HasPrecision)
        return text(Use, At, Loc);
      break;
    default:
      break;
    }
    refuse(Loc, "conversion '%" + llvm::Twine(StringRef(&Letter, 1)) +
                    "' is not one of d i u x X c s, or is written otherwise");
    return false;
  }

  /// A number, '*' with an int, or nothing.
  bool width(const FormUse &Use, unsigned &At, StringRef &F,
             SourceLocation Loc) {
    if (!F.consume_front("*")) {
      F = F.drop_while(llvm::isDigit);
      return true;
    }
    const Expr *E = next(Use, At, Loc);
    if (E && !isInt(E)) {
      refuse(E->getExprLoc(), "'*' takes an int; write sd_as(int, n)");
      return false;
    }
    return E != nullptr;
  }

  UnitModel &Model;
};

} // namespace

void sdc::checkPrintFormats(UnitModel &Model, const FunctionDecl *F) {
  Formats(Model).TraverseStmt(F->getBody());
}
