// The allow-list walk: every declaration, statement, type, attribute and name
// of a unit, in all scopes and unevaluated operands too, is looked up in the
// tables (Kinds.h). What is refused is not looked into further.
//
// The walk recurses by its own code rather than by RecursiveASTVisitor, which
// passes over struct definitions inside types (sizeof, parameters, casts).
#ifndef SDC_ALLOW_WALK_H
#define SDC_ALLOW_WALK_H

#include "allow/Kinds.h"
#include "driver/Pipeline.h"
#include "clang/AST/TypeLoc.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <set>

namespace clang {
class BinaryConditionalOperator;
class CastExpr;
class CStyleCastExpr;
class CallExpr;
class DeclRefExpr;
class DeclaratorDecl;
class Expr;
class FunctionDecl;
class NamedDecl;
class Stmt;
class TagDecl;
class UnaryExprOrTypeTraitExpr;
class VarDecl;
} // namespace clang

namespace sdc {

class Walk {
public:
  explicit Walk(UnitContext &Unit) : Unit(Unit) {}

  void declaration(clang::Decl *D);

  /// A type refused before is reported where it is met next, too.
  void forgetTypes() { JudgedTypes.clear(); }

  /// "Family.Kind" of everything met; noted for --kinds only.
  const std::set<std::string> &kindsMet() const { return Met; }

private:
  /// Looks a kind up and reports if it is refused at Loc. What stands for the
  /// message's {0} where the row leaves it to the walk.
  bool judge(Family F, llvm::StringRef Kind, clang::SourceLocation Loc,
             llvm::StringRef What = "");

  /// Notes a kind for --kinds.
  void met(Family F, llvm::StringRef Kind);

  // Declarations.cpp
  bool attributes(const clang::Decl *D); // false: one is refused
  void attribute(const clang::Attr *A, clang::SourceLocation Fallback);
  void alignment(const clang::Attr *A, clang::SourceLocation Loc);
  void function(clang::FunctionDecl *F);
  void variable(clang::VarDecl *V);
  void tag(clang::TagDecl *T);
  void name(const clang::NamedDecl *D);
  void noFlexible(clang::QualType T, clang::SourceLocation Loc);
  void declaratorType(clang::TypeSourceInfo *Info, clang::QualType T,
                      clang::SourceLocation Loc, bool IsParameter);

  // Statements.cpp
  void statement(clang::Stmt *S);
  void expression(clang::Expr *E);
  void children(clang::Stmt *S);
  bool conversion(clang::CastExpr *E);
  bool keepsConst(clang::CastExpr *E);
  bool writtenCast(clang::CStyleCastExpr *E);
  void offerForm(Report &Said, const clang::CStyleCastExpr *E);
  bool reference(clang::DeclRefExpr *E);
  void argumentsOfForm(clang::CallExpr *Call);
  bool typeOperand(clang::UnaryExprOrTypeTraitExpr *E);

  // Types.cpp
  void typeLoc(clang::TypeLoc TL, bool IsParameter = false);
  void typeInfo(clang::TypeSourceInfo *Info);
  void type(clang::QualType T, clang::SourceLocation Loc);
  void sugar(clang::QualType T, clang::SourceLocation Loc);
  void qualifiers(clang::Qualifiers Q, clang::SourceLocation Loc);
  void arrayParameter(clang::ArrayTypeLoc TL, bool IsParameter);
  void functionType(const clang::FunctionType *F, clang::SourceLocation Loc);
  void unknownSize(clang::SourceLocation Loc);
  void atomic(clang::QualType Value, clang::SourceLocation Loc);

  void alreadySaid(clang::QualType T);
  bool isRefused(clang::QualType T) const;

  // Offers.cpp
  clang::CharSourceRange inFile(clang::SourceLocation First,
                                clang::SourceLocation Last) const;
  void offerWithout(llvm::StringRef Word, const clang::DeclaratorDecl *D);
  void offerArray(Report &Said, clang::SourceLocation Bracket);
  void offerMiddle(const clang::BinaryConditionalOperator *E);
  void offerBare(Report &Said, const clang::CStyleCastExpr *E);

  bool isTrusted(clang::SourceLocation Loc) const {
    return Unit.Trusted.isTrusted(Loc);
  }

  UnitContext &Unit;
  std::set<std::string> Met;
  llvm::DenseSet<const clang::Decl *> Visited;
  llvm::DenseSet<const void *> JudgedTypes; // canonical, qualifiers included
  llvm::DenseSet<const clang::CastExpr *> FormArguments;
  clang::SourceLocation Nearest; // of the last node that had a place
  const clang::DeclaratorDecl *Declarator = nullptr; // whose type is looked at
  llvm::SmallVector<clang::FixItHint, 1> Offer; // for the next refusal
};

/// Jumps into the scope of an automatic variable past its declaration.
void checkJumps(UnitContext &Unit, clang::FunctionDecl *F);

/// A name that the compiler or the runtime may define or call behind the
/// user's back: __x, _X, sd_x, memcpy, ...
bool isReservedName(llvm::StringRef Name);

} // namespace sdc

#endif
