// Objects of the abstract machine: bytes, and for each byte what it is.
//
// A byte is unset, data, part of a pointer, or holds some set bits of
// bit-fields. Pointers in memory are indices into a table, so that copying the
// bytes of a pointer keeps what it points to. For unions whose arms may not be
// confused each byte also says through which arm it was written.
#ifndef SOUNDNESS_INTERPRETER_MEMORY_H
#define SOUNDNESS_INTERPRETER_MEMORY_H

#include "Value.h"

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace soundness {

enum class Storage : uint8_t { Static, Automatic, Heap, Temporary };
enum class State : uint8_t { Live, Freed, Ended };

enum ByteKind : uint8_t { Unset, Data, SomeBits, PointerByte /* + index 0..7 */ };

// Arms and bit masks, made when an object first needs them.
struct Shadow {
  std::vector<uint16_t> arms;
  std::vector<uint8_t> masks;
  explicit Shadow(size_t size) : arms(size), masks(size) {}
};

struct Object {
  int64_t size = 0;
  uint8_t *bytes = nullptr;
  uint8_t *kinds = nullptr;
  std::unique_ptr<Shadow> shadow;
  Storage storage = Storage::Automatic;
  State state = State::Live;
  bool isReadOnly = false, isDirty = false, isReached = false;
  int line = 0;             // where it was allocated
  std::string unsupported;  // of a static: its initialiser is not understood
};

class Memory {
public:
  explicit Memory(uint64_t heapLimit) : heapLimit(heapLimit) {}

  // A run makes no more than this, dead objects included; then it stops as after
  // too many steps.
  static constexpr uint64_t MostMade = 256 << 20;
  static constexpr size_t MostPointers = 1 << 21;

  // --- objects
  Object *create(int64_t size, Storage storage, int line);
  // Static storage outlives a run; sealStatic() keeps its state for resets.
  Object *createStatic(int64_t size);
  void sealStatic(Object *object);
  // Null when the limit of live bytes is reached. Zeroed.
  Object *allocate(uint64_t size, int line);
  void release(const Value &pointer, int line);
  void end(Object *object);
  void makeUnset(Object *object);
  // A heap object that no static leads to and that is live, or null.
  const Object *leaked();
  // A static object, or one of the heap that a static leads to.
  bool isShared(const Object *object) const;
  // Ends the run: drops all objects but the static ones, which start anew.
  void reset();
  // Pointers stored while this is set stay valid across runs.
  bool isPermanent = false;

  // --- access
  static Value whole(Object *object) {
    Value place;
    place.object = object;
    place.high = object->size;
    return place;
  }
  void check(const Value &place, int64_t size, int line) const;
  Value load(const Value &place, const Type &type, int line) const;
  void store(const Value &place, const Type &type, const Value &value, int line);
  uint64_t loadBits(const Value &place, const Type &type, unsigned shift, unsigned width,
                    int line) const;
  void storeBits(const Value &place, const Type &type, unsigned shift, unsigned width,
                 uint64_t value, int line);
  // Bytes with all that is known about them; the ranges may overlap.
  void copy(const Value &to, const Value &from, int64_t size, int line);
  void zero(const Value &place, int64_t size, int line);
  void unset(const Value &place, int64_t size, int line);
  void storeData(const Value &place, const char *data, int64_t size, int line);
  // All `size` bytes must be set data.
  const uint8_t *data(const Value &place, int64_t size, int line) const;
  void checkArms(const Value &place, int64_t size, int line) const;

  // The arm that a union's field is, where the union stands in `outer`. An arm
  // is the way to it: the fields of all unions that it is in, outermost first.
  uint16_t armIn(uint16_t outer, uint16_t field);

private:
  struct Pointer {
    Value value;
    const void *type;
  };
  struct Image {
    std::vector<uint8_t> bytes, kinds;
    std::unique_ptr<Shadow> shadow;
  };

  uint8_t *take(int64_t size);
  void give(Object *object);
  void prepareWrite(const Value &place, int64_t size, int line);
  void mark(const Value &place, int64_t size, uint8_t kind);
  void checkSet(const Value &place, int64_t size, int line) const;
  const Pointer &pointerAt(uint64_t index) const;
  bool isWithin(uint16_t inner, uint16_t outer) const;
  uint16_t moved(uint16_t arm, uint16_t from, uint16_t to);
  template <class Visit> void forEachPointer(const Object *object, Visit visit) const;
  void reach(Object *object, std::vector<Object *> &work) const;

  struct Arm {
    uint16_t outer, field, depth;
  };
  std::vector<Arm> arms{{0, 0, 0}}; // 0: in no union
  std::unordered_map<uint32_t, uint16_t> armIds;
  uint64_t heapLimit, heapUsed = 0;
  std::deque<Object> pool, statics;
  size_t used = 0;
  std::vector<Object *> heap, dirty;
  std::unordered_map<Object *, Image> images;
  std::map<int64_t, std::vector<uint8_t *>> spare;
  std::vector<std::unique_ptr<uint8_t[]>> chunks;
  size_t chunkUsed = 0, chunk = 0;
  std::unordered_map<uint8_t *, std::unique_ptr<uint8_t[]>> large;
  std::vector<std::unique_ptr<uint8_t[]>> staticStore;
  uint64_t made = 0; // bytes of all objects of the run, with what is known of them
  std::vector<Pointer> pointers, permanentPointers;
};

} // namespace soundness

#endif
