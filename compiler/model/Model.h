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
#include "llvm/ADT/DenseSet.h"
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

struct Signature;

/// What a function's result is asked: equal to Value, or not.
struct OutcomeTest {
  bool IsEqual = true;
  int64_t Value = 0; // extended as the result's type says

  bool operator==(const OutcomeTest &O) const {
    return IsEqual == O.IsEqual && Value == O.Value;
  }
  bool operator!=(const OutcomeTest &O) const { return !(*this == O); }
};

/// V as a value of the integer type T, in 64 bits.
int64_t outcomeValue(llvm::APSInt V, clang::QualType T,
                     const clang::ASTContext &AST);

/// One pointer position: a variable, field, parameter, result or, for __out
/// and __inout parameters, what they point to.
struct PointerInfo {
  PointerKind Kind = PointerKind::Borrow;
  bool Nullable = false;
  bool IsOut = false, IsInOut = false; // parameters only
  /// Of an __out parameter: set only if the result is so (__out_if).
  std::optional<OutcomeTest> SetIf;
  /// Elements that the pointer is declared to cover; null: one (or inferred,
  /// for locals).
  std::shared_ptr<CountExpr> Count;
  clang::QualType Pointee;
  /// Of a pointer to a pointer.
  std::shared_ptr<PointerInfo> Inner;
  /// Of an __out or __inout pointer to a borrow: the parameters that the borrow
  /// left there may come from.
  std::vector<unsigned> From;
  /// Of a function pointer.
  std::shared_ptr<Signature> Contract;
  clang::SourceLocation Loc;
};

/// The contract of a function or function type.
struct Signature {
  std::optional<PointerInfo> Result;
  std::vector<std::optional<PointerInfo>> Parameters;
  /// The parameters that a borrow in the result may come from, by position.
  std::vector<unsigned> From;
};

/// A borrow inside a view: the fields that lead to it, the last one its own.
struct ViewLeaf {
  llvm::SmallVector<const clang::FieldDecl *, 2> Path;
  const PointerInfo *Info = nullptr;
};

/// A union whose arm in use a sibling field tells.
struct Tagged {
  const clang::FieldDecl *Union = nullptr, *Tag = nullptr;
  /// One for each arm, in order (tagBits).
  llvm::SmallVector<uint64_t, 4> Values;
};

/// A value as the bits of Tag's type.
uint64_t tagBits(llvm::APSInt Value, const clang::FieldDecl *Tag);

/// The enumerator of Tag's type with this value, or the number, for messages.
std::string tagValueName(const clang::FieldDecl *Tag, uint64_t Value);

/// The two say the same, counts included (siblings by position).
bool isSameContract(const PointerInfo &A, const PointerInfo &B);
bool isSameContract(const Signature &A, const Signature &B);

struct UnitModel {
  explicit UnitModel(UnitContext &Unit) : Unit(Unit) {}

  UnitContext &Unit;

  /// Some parameter of the unit is set under a condition.
  bool UsesOutcomes = false;

  /// Null for anything but a pointer (or a parameter written as an array).
  const PointerInfo *pointer(const clang::ValueDecl *D);
  /// Of the elements of a (nested) array of pointers.
  const PointerInfo *element(const clang::ValueDecl *D);
  const Signature &signature(const clang::FunctionDecl *F);
  /// Of a value of function pointer type declared as D; null: unknown.
  const Signature *functionPointer(const clang::ValueDecl *D);

  /// Holds an owner, rref, capability, {pointer, count} group or tagged union, at
  /// any depth of embedding: aliases of it must be exclusive.
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
  /// A struct declared __view, or an array of such.
  bool isView(clang::QualType T);
  /// The borrows in a view, in the order of the fields; none in other types.
  const std::vector<ViewLeaf> &viewLeaves(clang::QualType T);
  /// Through some borrow in it something may change.
  bool hasMutableLeaf(clang::QualType T);
  /// Zeroed memory is a value of it: no pointer in it is never null.
  bool isZeroValid(clang::QualType T);
  bool isZeroValid(const clang::ValueDecl *D);
  /// A pointer to To may be derived from a pointer to From: From is, contains
  /// or owns a To. What a view borrows is not looked at.
  bool mayLeadTo(clang::QualType From, clang::QualType To);
  /// A parameter of this type and annotation brings borrows.
  bool isBorrowed(clang::QualType T, const PointerInfo *Info);
  /// F is the count of a group of its struct.
  bool isCount(const clang::FieldDecl *F);
  /// E sets a count to 0, and all its pointers' bounds are 0 then: it may be set
  /// alone.
  bool emptiesGroup(const clang::BinaryOperator *E);
  /// The pointer field that F is the count of.
  llvm::ArrayRef<const clang::FieldDecl *> groupsOf(const clang::FieldDecl *F);

  /// Of a field whose type is a tagged union; null: it is none.
  const Tagged *tagged(const clang::FieldDecl *Union);
  /// The unions that Tag is the tag of.
  llvm::ArrayRef<const Tagged *> taggedBy(const clang::FieldDecl *Tag);
  /// The type of a tagged field: no object has it without its tag.
  bool isTagged(const clang::RecordDecl *Union);
  /// F is an arm of a union of bits: all its arms are one place.
  bool isBitsArm(const clang::FieldDecl *F);
  /// Holds a tagged union, at any depth of embedding.
  bool hasTagged(clang::QualType T);
  /// A T has an R inside, or is one.
  bool embeds(clang::QualType T, const clang::RecordDecl *R);
  /// Memory of the unit's unions is accessed as more than one type, as far as
  /// clang can tell. Known after checkDeclarations.
  bool SharesBits = false;

  /// Globals that F says it touches; nullopt: it does not say.
  std::optional<std::vector<const clang::VarDecl *>>
  touches(const clang::FunctionDecl *F);

  /// The mutex that D (a field or a global) is guarded by: a field beside it or
  /// a global; null: none.
  const clang::ValueDecl *guard(const clang::ValueDecl *D);
  /// struct sd_mutex; a pointer to what sd_lock returns; sd_lock itself.
  bool isMutex(clang::QualType T) const;
  bool isToken(clang::QualType T) const;
  bool isLockCall(const clang::FunctionDecl *F) const;
  /// Holds a mutex at any depth of embedding: it stays where it is.
  bool holdsMutex(clang::QualType T) const;
  /// Threads may reach an object of this type at once: it is const, atomic, a
  /// mutex, or a struct of such and of guarded fields.
  bool isShareable(clang::QualType T);

  /// Judges every declaration of the unit (rules about where a kind may stand).
  bool checkDeclarations();

private:
  PointerInfo read(clang::TypeLoc TL, const clang::Decl *D,
                   const clang::DeclContext *Scope);
  std::shared_ptr<CountExpr> count(const clang::Decl *D,
                                   const clang::Decl *Scope);
  Signature signatureOf(clang::FunctionProtoTypeLoc TL, const clang::Decl *D);
  void findSiblings();
  void record(const clang::RecordDecl *R);
  void inferKind(const clang::VarDecl *V, PointerInfo &Info);
  void readUnions();
  void checkUnions();
  void readOutcome(const clang::ParmVarDecl *P, PointerInfo &Info);
  void checkOutcomes();
  void readSources(Signature &S, clang::QualType Result,
                   llvm::ArrayRef<clang::ParmVarDecl *> Parameters,
                   const clang::Decl *Declared);

  std::map<const clang::ValueDecl *, std::optional<PointerInfo>> Pointers;
  std::map<const clang::ValueDecl *, std::optional<PointerInfo>> Elements;
  std::map<const clang::FunctionDecl *, Signature> Signatures;
  /// Of a parameter in a function type: all parameters of that type.
  std::map<const clang::ParmVarDecl *, std::vector<clang::ParmVarDecl *>>
      Siblings;
  std::map<const clang::ValueDecl *, std::optional<Signature>> FunctionPointers;
  std::map<const clang::RecordDecl *,
           std::map<const clang::FieldDecl *,
                    std::vector<const clang::FieldDecl *>>>
      Counts;
  bool HasUnions = false;
  std::map<const clang::FieldDecl *, Tagged> TaggedFields;
  llvm::DenseMap<const clang::FieldDecl *, llvm::SmallVector<const Tagged *, 1>>
      ByTag;
  llvm::DenseSet<const clang::RecordDecl *> TaggedUnions;
  std::map<const clang::RecordDecl *, std::vector<ViewLeaf>> Leaves;
  std::map<const clang::ValueDecl *, const clang::ValueDecl *> Guards;
  friend class DeclarationRules;
};

/// Rules about __guarded_by, mutexes and tokens in the declaration of D.
void checkGuardDeclaration(UnitModel &Model, const clang::ValueDecl *D);

/// Texts of a declaration's annotations with this prefix, newest first. Those of
/// an earlier declaration count only where this one has none: its parameters
/// may have other names.
std::vector<std::string> annotations(const clang::Decl *D,
                                     llvm::StringRef Prefix);

/// Parses "sd_count" text. Names are looked up among the parameters or fields
/// of Scope or Siblings, then among enumerators. Null: Error says why.
std::shared_ptr<CountExpr>
parseCount(llvm::StringRef Text, const clang::Decl *Scope,
           clang::ASTContext &AST, std::string &Error,
           llvm::ArrayRef<clang::ParmVarDecl *> Siblings = {});

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
