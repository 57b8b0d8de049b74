// What a declaration lacks that an earlier one of the same function says.
#ifndef SDC_MODEL_REDECLARATIONFIX_H
#define SDC_MODEL_REDECLARATIONFIX_H

#include "model/Model.h"

namespace sdc {

/// Offers with Message to write at Here, a parameter or (for its result) a
/// function, the annotations of There, which an earlier declaration has. Only
/// where Here has none, and where they can be written down as they are.
void offerAnnotations(Report &Message, UnitContext &Unit,
                      const clang::DeclaratorDecl *Here, const PointerInfo &Said,
                      const PointerInfo &There);

} // namespace sdc

#endif
