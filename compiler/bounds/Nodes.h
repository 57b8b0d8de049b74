// Small pieces of clang's tree, made the way CodeGen expects them.
//
// Everything made here carries the place of the source it stands for, so that
// a fault names it. Nothing is looked up or overloaded: types are given.
#ifndef SDC_BOUNDS_NODES_H
#define SDC_BOUNDS_NODES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/StringMap.h"

namespace sdc {

class Nodes {
public:
  explicit Nodes(clang::ASTContext &AST) : AST(AST) {}

  clang::QualType sizeType() const { return AST.getSizeType(); }

  clang::Expr *size(uint64_t Value, clang::SourceLocation Loc);
  clang::Expr *integer(uint64_t Value, clang::QualType T,
                       clang::SourceLocation Loc);
  clang::Expr *lvalue(clang::VarDecl *V, clang::SourceLocation Loc);
  clang::Expr *read(clang::Expr *LValue);
  clang::Expr *read(clang::VarDecl *V, clang::SourceLocation Loc) {
    return read(lvalue(V, Loc));
  }
  /// E converted to an integer type.
  clang::Expr *convert(clang::Expr *E, clang::QualType T);
  clang::Expr *toSize(clang::Expr *E) { return convert(E, sizeType()); }
  clang::Expr *pointerCast(clang::Expr *E, clang::QualType T);
  clang::Expr *binary(clang::BinaryOperatorKind K, clang::Expr *L,
                      clang::Expr *R, clang::QualType T);
  clang::Expr *assign(clang::Expr *LValue, clang::Expr *Value);
  clang::Expr *comma(clang::Expr *First, clang::Expr *Then);
  /// Value of Then, after all of Before in order.
  clang::Expr *sequence(llvm::ArrayRef<clang::Expr *> Before,
                        clang::Expr *Then);
  clang::Expr *isNull(clang::Expr *Pointer);
  clang::Expr *member(clang::Expr *Base, bool IsArrow, clang::FieldDecl *F,
                      clang::SourceLocation Loc);
  clang::Expr *subscript(clang::Expr *Pointer, clang::Expr *Index,
                         clang::QualType Element, clang::SourceLocation Loc);
  clang::Expr *addressOf(clang::Expr *LValue, clang::QualType T);
  clang::Expr *deref(clang::Expr *Pointer);

  /// A call of a function that only the compiler knows.
  clang::Expr *call(llvm::StringRef Name, clang::QualType Result,
                    llvm::ArrayRef<clang::Expr *> Args,
                    clang::SourceLocation Loc);

  /// A local of the function, without a name that source can spell.
  clang::VarDecl *local(clang::DeclContext *In, clang::QualType T,
                        llvm::StringRef Name);

private:
  clang::ASTContext &AST;
  llvm::StringMap<clang::FunctionDecl *> Functions;
};

} // namespace sdc

#endif
