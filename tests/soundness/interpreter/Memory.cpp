// Objects of the abstract machine; see Memory.h.
#include "Memory.h"

#include <cassert>
#include <cstring>
#include <unordered_set>

namespace soundness {

static constexpr int64_t ChunkBytes = 1 << 20;
static constexpr uint64_t PermanentBit = uint64_t(1) << 63;

uint8_t *Memory::take(int64_t size) {
  int64_t need = (size * 2 + 15) & ~int64_t(15);
  if (need > ChunkBytes / 4) {
    std::unique_ptr<uint8_t[]> store(new uint8_t[need]);
    uint8_t *at = store.get();
    large[at] = std::move(store);
    return at;
  }
  auto &list = spare[need];
  if (!list.empty()) {
    uint8_t *store = list.back();
    list.pop_back();
    return store;
  }
  if (chunk < chunks.size() && int64_t(chunkUsed) + need > ChunkBytes) {
    chunk++;
    chunkUsed = 0;
  }
  if (chunk == chunks.size())
    chunks.emplace_back(new uint8_t[ChunkBytes]);
  uint8_t *store = chunks[chunk].get() + chunkUsed;
  chunkUsed += need;
  return store;
}

// What an object held is used again, or freed.
void Memory::give(Object *object) {
  int64_t need = (object->size * 2 + 15) & ~int64_t(15);
  if (need > ChunkBytes / 4)
    large.erase(object->bytes);
  else
    spare[need].push_back(object->bytes);
}

Object *Memory::create(int64_t size, Storage storage, int line) {
  made += uint64_t(size) * 2 + sizeof(Object);
  if (made > MostMade)
    throw Stop{Stop::Timeout, "memory", line};
  if (used == pool.size())
    pool.emplace_back();
  Object *object = &pool[used++];
  object->size = size;
  object->bytes = take(size);
  object->kinds = object->bytes + size;
  object->shadow.reset();
  object->storage = storage;
  object->state = State::Live;
  object->isReadOnly = object->isDirty = object->isReached = false;
  object->line = line;
  memset(object->kinds, Unset, size);
  return object;
}

Object *Memory::createStatic(int64_t size) {
  statics.emplace_back();
  Object *object = &statics.back();
  staticStore.emplace_back(new uint8_t[size * 2 + 1]);
  object->size = size;
  object->bytes = staticStore.back().get();
  object->kinds = object->bytes + size;
  object->storage = Storage::Static;
  memset(object->bytes, 0, size);
  memset(object->kinds, Data, size);
  object->isDirty = true; // not in the list of a run before it is sealed
  return object;
}

void Memory::sealStatic(Object *object) {
  object->isDirty = false;
  Image &image = images[object];
  image.bytes.assign(object->bytes, object->bytes + object->size);
  image.kinds.assign(object->kinds, object->kinds + object->size);
  if (object->shadow)
    image.shadow.reset(new Shadow(*object->shadow));
}

Object *Memory::allocate(uint64_t size, int line) {
  if (size > heapLimit || heapUsed + size > heapLimit)
    return nullptr;
  heapUsed += size;
  Object *object = create(size, Storage::Heap, line);
  memset(object->bytes, 0, size);
  memset(object->kinds, Data, size);
  heap.push_back(object);
  return object;
}

void Memory::release(const Value &pointer, int line) {
  if (pointer.isNull())
    return;
  Object *object = pointer.object;
  if (pointer.isCode || object->storage != Storage::Heap)
    fault("bad-free", line);
  if (object->state != State::Live)
    fault("double-free", line);
  if (pointer.offset != 0 || pointer.low != 0 || pointer.high != object->size)
    fault("bad-free", line);
  heapUsed -= object->size;
  object->state = State::Freed;
  give(object);
}

void Memory::end(Object *object) {
  object->state = State::Ended;
  give(object);
}

void Memory::makeUnset(Object *object) {
  memset(object->kinds, Unset, object->size);
  object->shadow.reset();
}

template <class Visit> void Memory::forEachPointer(const Object *object, Visit visit) const {
  for (int64_t i = 0; i + 8 <= object->size; i++) {
    if (object->kinds[i] != PointerByte)
      continue;
    uint64_t index;
    memcpy(&index, object->bytes + i, 8);
    const Value &to = pointerAt(index).value;
    if (!to.isCode && to.object)
      visit(to.object);
  }
}

void Memory::reach(Object *object, std::vector<Object *> &work) const {
  forEachPointer(object, [&](Object *to) {
    if (!to->isReached) {
      to->isReached = true;
      work.push_back(to);
    }
  });
}

bool Memory::isShared(const Object *object) const {
  if (object->storage != Storage::Heap)
    return object->storage == Storage::Static;
  std::vector<const Object *> work(dirty.begin(), dirty.end());
  std::unordered_set<const Object *> seen(dirty.begin(), dirty.end());
  while (!work.empty() && !seen.count(object)) {
    const Object *at = work.back();
    work.pop_back();
    if (at->state == State::Live)
      forEachPointer(at, [&](const Object *to) {
        if (seen.insert(to).second)
          work.push_back(to);
      });
  }
  return seen.count(object);
}

const Object *Memory::leaked() {
  bool isAnyLive = false;
  for (Object *object : heap)
    isAnyLive |= object->state == State::Live;
  if (!isAnyLive)
    return nullptr;
  std::vector<Object *> work;
  for (Object *object : dirty)
    reach(object, work);
  while (!work.empty()) {
    Object *object = work.back();
    work.pop_back();
    if (object->state == State::Live)
      reach(object, work);
  }
  const Object *found = nullptr;
  for (Object *object : heap)
    if (object->state == State::Live && !object->isReached && !found)
      found = object;
  return found;
}

void Memory::reset() {
  for (Object *object : dirty) {
    const Image &image = images[object];
    if (object->size) {
      memcpy(object->bytes, image.bytes.data(), object->size);
      memcpy(object->kinds, image.kinds.data(), object->size);
    }
    object->shadow.reset(image.shadow ? new Shadow(*image.shadow) : nullptr);
    object->isDirty = false;
  }
  dirty.clear();
  for (Object &object : statics)
    object.isReached = false;
  for (size_t i = 0; i < used; i++)
    pool[i].shadow.reset();
  used = 0;
  heap.clear();
  heapUsed = made = 0;
  spare.clear();
  large.clear();
  chunk = chunkUsed = 0;
  pointers.clear();
}

const Memory::Pointer &Memory::pointerAt(uint64_t index) const {
  return index & PermanentBit ? permanentPointers[index & ~PermanentBit] : pointers[index];
}

void Memory::check(const Value &place, int64_t size, int line) const {
  if (place.isNull())
    fault("null", line);
  if (place.isCode)
    fault("type-confusion", line);
  const Object *object = place.object;
  if (object->state != State::Live)
    fault(object->state == State::Freed ? "use-after-free" : "use-after-scope", line);
  if (!object->unsupported.empty())
    unsupported(object->unsupported);
  if (place.offset < 0 || size > object->size - place.offset)
    fault("out-of-bounds", line);
  if (place.offset < place.low || place.offset + size > place.high)
    fault("out-of-subobject", line);
}

void Memory::checkSet(const Value &place, int64_t size, int line) const {
  const uint8_t *kinds = place.object->kinds + place.offset;
  for (int64_t i = 0; i < size; i++)
    if (kinds[i] != Data)
      fault(kinds[i] >= PointerByte ? "type-confusion" : "uninitialized", line);
}

uint16_t Memory::armIn(uint16_t outer, uint16_t field) {
  uint16_t &id = armIds[uint32_t(outer) << 16 | field];
  if (!id) {
    if (arms.size() > UINT16_MAX)
      unsupported("more union arms than there are ids");
    id = uint16_t(arms.size());
    arms.push_back({outer, field, uint16_t(arms[outer].depth + 1)});
  }
  return id;
}

bool Memory::isWithin(uint16_t inner, uint16_t outer) const {
  while (arms[inner].depth > arms[outer].depth)
    inner = arms[inner].outer;
  return inner == outer;
}

// The arm of a byte that is copied from a place in `from` to one in `to`.
uint16_t Memory::moved(uint16_t arm, uint16_t from, uint16_t to) {
  if (arm == from || !isWithin(arm, from))
    return to;
  return armIn(moved(arms[arm].outer, from, to), arms[arm].field);
}

// What was written through one arm is read through no other. Zero that was
// written to a whole union is every arm's.
void Memory::checkArms(const Value &place, int64_t size, int line) const {
  const Shadow *shadow = place.object->shadow.get();
  if (!shadow)
    return;
  for (int64_t i = place.offset; i < place.offset + size; i++) {
    uint16_t written = shadow->arms[i];
    if (written != place.arm && !isWithin(written, place.arm) && !isWithin(place.arm, written))
      fault("wrong-arm", line);
  }
}

Value Memory::load(const Value &place, const Type &type, int line) const {
  check(place, type.size, line);
  checkArms(place, type.size, line);
  const Object *object = place.object;
  const uint8_t *from = object->bytes + place.offset;
  const uint8_t *kinds = object->kinds + place.offset;
  if (type.cls == Class::Pointer) {
    if (kinds[0] == PointerByte) {
      for (int i = 1; i < 8; i++)
        if (kinds[i] != PointerByte + i)
          fault("bad-pointer", line);
      uint64_t index;
      memcpy(&index, from, 8);
      const Pointer &stored = pointerAt(index);
      if (stored.type != type.pointer)
        fault("wrong-arm", line);
      return stored.value;
    }
    for (int i = 0; i < 8; i++) {
      if (kinds[i] == Unset || kinds[i] == SomeBits)
        fault("uninitialized", line);
      if (kinds[i] != Data || from[i] != 0)
        fault("bad-pointer", line);
    }
    return Value();
  }
  checkSet(place, type.size, line);
  switch (type.cls) {
  case Class::Bool:
    if (from[0] > 1)
      fault("bad-bool", line);
    return Value::integer(from[0]);
  case Class::Float: {
    float f;
    memcpy(&f, from, sizeof f);
    return Value::floating(f);
  }
  case Class::Double: {
    double d;
    memcpy(&d, from, sizeof d);
    return Value::floating(d);
  }
  default: {
    assert(type.cls == Class::Int && type.size <= 8);
    uint64_t bits = 0;
    memcpy(&bits, from, type.size);
    unsigned rest = 64 - type.bits();
    return Value::integer(type.isSigned ? uint64_t(int64_t(bits << rest) >> rest) : bits);
  }
  }
}

void Memory::prepareWrite(const Value &place, int64_t size, int line) {
  check(place, size, line);
  Object *object = place.object;
  if (object->isReadOnly)
    fault("read-only", line);
  if (object->storage == Storage::Static && !object->isDirty) {
    object->isDirty = true;
    dirty.push_back(object);
  }
}

void Memory::mark(const Value &place, int64_t size, uint8_t kind) {
  Object *object = place.object;
  memset(object->kinds + place.offset, kind, size);
  if (!object->shadow && place.arm)
    object->shadow.reset(new Shadow(object->size));
  if (object->shadow)
    for (int64_t i = place.offset; i < place.offset + size; i++)
      object->shadow->arms[i] = place.arm;
}

void Memory::store(const Value &place, const Type &type, const Value &value, int line) {
  prepareWrite(place, type.size, line);
  mark(place, type.size, Data);
  uint8_t *to = place.object->bytes + place.offset;
  switch (type.cls) {
  case Class::Pointer: {
    if (value.isNull()) {
      memset(to, 0, 8);
      return;
    }
    auto &table = isPermanent ? permanentPointers : pointers;
    if (pointers.size() == MostPointers)
      throw Stop{Stop::Timeout, "memory", line};
    uint64_t index = table.size() | (isPermanent ? PermanentBit : 0);
    table.push_back({value, type.pointer});
    memcpy(to, &index, 8);
    for (int i = 0; i < 8; i++)
      place.object->kinds[place.offset + i] = PointerByte + i;
    return;
  }
  case Class::Float: {
    float f = float(value.d);
    memcpy(to, &f, sizeof f);
    return;
  }
  case Class::Double:
    memcpy(to, &value.d, sizeof value.d);
    return;
  default:
    assert(type.isInteger());
    memcpy(to, &value.i, type.size);
  }
}

uint64_t Memory::loadBits(const Value &place, const Type &type, unsigned shift, unsigned width,
                          int line) const {
  unsigned count = (shift + width + 7) / 8;
  check(place, count, line);
  checkArms(place, count, line);
  const Object *object = place.object;
  uint64_t wanted = (width == 64 ? ~uint64_t(0) : (uint64_t(1) << width) - 1) << shift;
  uint64_t bits = 0;
  for (unsigned i = 0; i < count; i++) {
    uint8_t kind = object->kinds[place.offset + i];
    uint8_t known = kind == Data       ? 0xff
                    : kind == SomeBits ? object->shadow->masks[place.offset + i]
                                       : 0;
    uint8_t here = uint8_t(wanted >> (i * 8));
    if (kind >= PointerByte)
      fault("type-confusion", line);
    if (here & ~known)
      fault("uninitialized", line);
    bits |= uint64_t(object->bytes[place.offset + i]) << (i * 8);
  }
  bits >>= shift;
  unsigned rest = 64 - width;
  return type.isSigned ? uint64_t(int64_t(bits << rest) >> rest) : bits << rest >> rest;
}

void Memory::storeBits(const Value &place, const Type &, unsigned shift, unsigned width,
                       uint64_t value, int line) {
  unsigned count = (shift + width + 7) / 8;
  prepareWrite(place, count, line);
  Object *object = place.object;
  if (!object->shadow)
    object->shadow.reset(new Shadow(object->size));
  uint64_t wanted = (width == 64 ? ~uint64_t(0) : (uint64_t(1) << width) - 1) << shift;
  value <<= shift;
  for (unsigned i = 0; i < count; i++) {
    int64_t at = place.offset + i;
    uint8_t here = uint8_t(wanted >> (i * 8));
    uint8_t &kind = object->kinds[at], &mask = object->shadow->masks[at];
    if (kind != SomeBits && kind != Data)
      mask = 0;
    if (kind != Data) {
      mask |= here;
      kind = mask == 0xff ? Data : SomeBits;
    }
    object->bytes[at] = (object->bytes[at] & ~here) | (uint8_t(value >> (i * 8)) & here);
    object->shadow->arms[at] = place.arm;
  }
}

void Memory::copy(const Value &to, const Value &from, int64_t size, int line) {
  if (!size)
    return;
  check(from, size, line);
  prepareWrite(to, size, line);
  Object *target = to.object;
  const Object *source = from.object;
  memmove(target->bytes + to.offset, source->bytes + from.offset, size);
  memmove(target->kinds + to.offset, source->kinds + from.offset, size);
  if (!target->shadow && (source->shadow || to.arm))
    target->shadow.reset(new Shadow(target->size));
  if (!target->shadow)
    return;
  Shadow &shadow = *target->shadow;
  if (source->shadow) {
    memmove(&shadow.arms[to.offset], &source->shadow->arms[from.offset], size * 2);
    memmove(&shadow.masks[to.offset], &source->shadow->masks[from.offset], size);
  } else {
    memset(&shadow.arms[to.offset], 0, size * 2);
  }
  for (int64_t i = to.offset; i < to.offset + size; i++)
    shadow.arms[i] = moved(shadow.arms[i], from.arm, to.arm);
}

void Memory::zero(const Value &place, int64_t size, int line) {
  if (!size)
    return;
  prepareWrite(place, size, line);
  memset(place.object->bytes + place.offset, 0, size);
  mark(place, size, Data);
}

void Memory::unset(const Value &place, int64_t size, int line) {
  if (!size)
    return;
  prepareWrite(place, size, line);
  mark(place, size, Unset);
}

void Memory::storeData(const Value &place, const char *data, int64_t size, int line) {
  if (!size)
    return;
  prepareWrite(place, size, line);
  memcpy(place.object->bytes + place.offset, data, size);
  mark(place, size, Data);
}

const uint8_t *Memory::data(const Value &place, int64_t size, int line) const {
  if (!size)
    return nullptr;
  check(place, size, line);
  checkArms(place, size, line);
  checkSet(place, size, line);
  return place.object->bytes + place.offset;
}

} // namespace soundness
