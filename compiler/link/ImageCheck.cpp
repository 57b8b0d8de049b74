// See ImageCheck.h.
#include "link/ImageCheck.h"

#include "llvm/Support/raw_ostream.h"

extern "C" {
#include "image/elf_reader.h"
}

bool sdc::checkImage(llvm::ArrayRef<uint8_t> Image, const std::string &Name) {
  struct image Parsed;
  struct image_verdict Verdict = {};
  if (image_parse(Image.data(), Image.size(), &Parsed, &Verdict))
    return true;
  char Line[1024];
  size_t Length =
      image_verdict_line(&Verdict, Name.c_str(), Line, sizeof Line);
  llvm::errs() << llvm::StringRef(Line, Length);
  return false;
}
