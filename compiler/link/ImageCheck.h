// The loader's reader over a linked image.
#ifndef SDC_LINK_IMAGECHECK_H
#define SDC_LINK_IMAGECHECK_H

#include "contract/Bytes.h"

namespace sdc {

/// False: the loader would refuse the image, signed or not; says why.
bool checkImage(llvm::ArrayRef<uint8_t> Image, const std::string &Name);

} // namespace sdc

#endif
