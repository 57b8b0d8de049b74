// The analyses of a unit, in order (driver/Pipeline.h).
#include "model/Model.h"

bool sdc::checkUnit(UnitContext &Unit) {
  Unit.Model = std::make_shared<UnitModel>(Unit);
  return Unit.Model->checkDeclarations();
}
