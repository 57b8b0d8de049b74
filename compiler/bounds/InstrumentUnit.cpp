// Run-time checks put into a unit's tree (driver/Pipeline.h).
#include "driver/Pipeline.h"

bool sdc::instrumentUnit(UnitContext &) { return true; }
