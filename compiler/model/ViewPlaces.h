// Where views and pointers to them may stand.
#ifndef SDC_MODEL_VIEWPLACES_H
#define SDC_MODEL_VIEWPLACES_H

#include "model/Model.h"

namespace sdc {

/// Some declaration of R says __view.
bool annotatedView(const clang::RecordDecl *R);

/// Reports view-place if D keeps a view where it may not.
void checkViewPlace(UnitModel &Model, const clang::Decl *D);

/// Reports what is missing or wrong in the __from of F and its parameters.
void checkSources(UnitModel &Model, const clang::FunctionDecl *F);

} // namespace sdc

#endif
