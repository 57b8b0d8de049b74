; A parameter of which a borrow marker speaks gets what the marker says; the
; argument that is stored to it later, and other parameters, get nothing.
declare void @__sd_borrow(ptr, i64, i64)

define void @lent(ptr %p, ptr %q) {
  %a = alloca ptr
  %b = alloca ptr
  store ptr %p, ptr %a
  store ptr %q, ptr %b
  %v = load ptr, ptr %a
  call void @__sd_borrow(ptr %v, i64 4, i64 16)
  %w = load ptr, ptr %b
  store ptr %w, ptr %a
  ret void
}

define void @unknown_size(ptr %p) {
  %a = alloca ptr
  store ptr %p, ptr %a
  %v = load ptr, ptr %a
  call void @__sd_borrow(ptr %v, i64 4, i64 0)
  ret void
}
