// What declarations mean in Domain C: the annotations of <sdc.h>, read once.
//
// The kind of a pointer stands in its type (btf_type_tag, _Nullable), its
// count on its declaration (annotate). Both come from sdc's predefines only:
// the allow-list refuses these attributes elsewhere. Nothing here looks at
// statements; see ir/ for what expressions mean.
#ifndef SDC_MODEL_MODEL_H
#define SDC_MODEL_MODEL_H

#include "driver/Pipeline.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/TypeLoc.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <memory>
#include <optional>

namespace sdc {

enum class PointerKind { Borrow, Owned, RRef, Cap, Static, Function };

const char *kindName(PointerKind K);

/// Owned, RRef and Cap: linear, used exactly once on every path.
inline bool isLinear(PointerKind K) {
  return K == PointerKind::Owned || K == PointerKind::RRef ||
         K == PointerKind::Cap;
}

/// A bound: sum of products is enough for `+ - *`; kept as a tree.
struct CountExpr {
  enum class Op { Constant, Sibling, Add, Sub, Mul };
  Op O = Op::Constant;
  uint64_t Value = 0;                         // Constant
  const clang::ValueDecl *Decl = nullptr;     // Sibling: parameter or field
  std::unique_ptr<CountExpr> Left, Right;     // Add, Sub, Mul
};

/// One pointer position: a variable, field, parameter, result or, for __out
/// and __inout parameters, what they point to.
struct PointerInfo {
  PointerKind Kind = PointerKind::Borrow;
  bool Nullable = false;
  bool IsOut = false, IsInOut = false; // parameters only
  /// Elements that the pointer is declared to cover; null: one (or inferred,
  /// for locals).
  std::shared_ptr<CountExpr> Count;
  clang::QualType Pointee;
  /// Of a pointer to a pointer.
  std::shared_ptr<PointerInfo> Inner;
  clang::SourceLocation Loc;
};

/// The contract of a function or function type.
struct Signature {
  std::optional<PointerInfo> Result;
  std::vector<std::optional<PointerInfo>> Parameters;
};

/// The two say the same, counts included (siblings by position).
bool isSameContract(const PointerInfo &A, const PointerInfo &B);

struct UnitModel {
  explicit UnitModel(UnitContext &Unit) : Unit(Unit) {}

  UnitContext &Unit;

  /// Null for anything but a pointer (or a parameter written as an array).
  const PointerInfo *pointer(const clang::ValueDecl *D);
  /// Of the elements of a (nested) array of pointers.
  const PointerInfo *element(const clang::ValueDecl *D);
  const Signature &signature(const clang::FunctionDecl *F);
  /// Of a value of function pointer type declared as D; null: unknown.
  const Signature *functionPointer(const clang::ValueDecl *D);

  /// Holds an owner, rref, capability or {pointer, count} group, at any depth
  /// of embedding: aliases of it must be exclusive.
  bool isShapeUnstable(clang::QualType T);
  /// Holds an owner, rref or capability.
  bool hasLinear(clang::QualType T);
  /// Holds an array of owners, rrefs or capabilities, or of structs that do.
  bool hasLinearArray(clang::QualType T);
  /// V is such an array, or holds one.
  bool holdsLinearArray(const clang::VarDecl *V) {
    const PointerInfo *P = element(V);
    return (P && isLinear(P->Kind)) || hasLinearArray(V->getType());
  }
  /// F is the count of a group of its struct.
  bool isCount(const clang::FieldDecl *F);
  /// The pointer field that F is the count of.
  llvm::ArrayRef<const clang::FieldDecl *> groupsOf(const clang::FieldDecl *F);

  /// Globals that F says it touches; nullopt: it does not say.
  std::optional<std::vector<const clang::VarDecl *>>
  touches(const clang::FunctionDecl *F);

  /// Judges every declaration of the unit (rules about where a kind may stand).
  bool checkDeclarations();

private:
  PointerInfo read(clang::TypeLoc TL, const clang::Decl *D,
                   const clang::DeclContext *Scope);
  std::shared_ptr<CountExpr> count(const clang::Decl *D,
                                   const clang::Decl *Scope);
  void record(const clang::RecordDecl *R);
  void inferKind(const clang::VarDecl *V, PointerInfo &Info);

  std::map<const clang::ValueDecl *, std::optional<PointerInfo>> Pointers;
  std::map<const clang::ValueDecl *, std::optional<PointerInfo>> Elements;
  std::map<const clang::FunctionDecl *, Signature> Signatures;
  std::map<const clang::ValueDecl *, std::optional<Signature>> FunctionPointers;
  std::map<const clang::RecordDecl *,
           std::map<const clang::FieldDecl *,
                    std::vector<const clang::FieldDecl *>>>
      Counts;
  friend class DeclarationRules;
};

/// Texts of a declaration's annotations with this prefix, newest first. Those of
/// an earlier declaration count only where this one has none: its parameters
/// may have other names.
std::vector<std::string> annotations(const clang::Decl *D,
                                     llvm::StringRef Prefix);

/// Parses "sd_count" text. Names are looked up among the parameters or fields
/// of Scope, then among enumerators. Null: Error says why.
std::shared_ptr<CountExpr> parseCount(llvm::StringRef Text,
                                      const clang::Decl *Scope,
                                      clang::ASTContext &AST,
                                      std::string &Error);

/// The sd_* forms, as sdc's predefines expand them.
enum class Form { None, New, TryNew, Free, Take, Swap, Sub, Print, Spawn, Fault };

struct FormUse {
  Form F = Form::None;
  /// New, TryNew: the count. Free: the owner. Take: the place. Swap: both
  /// places. Sub: pointer, first, count. Print: format and arguments. Spawn:
  /// entry and argument. Fault: the text.
  llvm::SmallVector<clang::Expr *, 4> Operands;
  /// New, TryNew: the type of an element.
  clang::QualType Element;
};

/// What form E is, if it is one. Only text of the predefines counts.
FormUse formOf(const clang::Expr *E, const Trust &Trusted);

} // namespace sdc

#endif
