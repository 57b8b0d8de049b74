// Declarations as text that is equal exactly when they mean the same.
#ifndef SDC_CONTRACT_CANONICALTEXT_H
#define SDC_CONTRACT_CANONICALTEXT_H

#include "llvm/ADT/DenseSet.h"
#include "model/Model.h"
#include "clang/AST/PrettyPrinter.h"

namespace sdc {

class CanonicalText {
public:
  explicit CanonicalText(UnitModel &Model);

  std::string function(const clang::FunctionDecl *F);
  std::string variable(const clang::VarDecl *V);
  /// The whole definition of a struct, union or enum: layout, fields,
  /// annotations, values.
  std::string tag(const clang::TagDecl *T);

  /// "struct node", "enum kind"; "" for one without a name.
  static std::string nameOf(const clang::TagDecl *T);
  /// Declared inside a function or its parameters: no other unit knows it.
  static bool isLocal(const clang::TagDecl *T);

private:
  std::string type(clang::QualType T);
  std::string local(const clang::TagDecl *T);
  std::string pointer(const PointerInfo *Info, const clang::Decl *Scope);
  std::string count(const CountExpr *E, const clang::Decl *Scope);
  /// Parameters that a borrow may come from.
  std::string sources(llvm::ArrayRef<unsigned> From);
  std::string signature(const Signature &S, const clang::Decl *Scope);
  /// Type and annotations of a variable, field or parameter.
  std::string declared(const clang::ValueDecl *D, const clang::Decl *Scope);

  UnitModel &Model;
  clang::PrintingPolicy Policy;
  llvm::DenseSet<const clang::TagDecl *> Spelling; // local ones being told
};

} // namespace sdc

#endif
