; What the audit asks after the prover: each index marker stands right behind its
; compare, or carries the prover's word. Run with --proven. A function with a
; reason before it must be refused, the others not.
declare ptr @__sd_place(ptr)
declare i64 @__sd_index(i64, i64, i32)
declare void @__sd_check(i32, i32)

define i32 @compared(ptr %p, i64 %i, i64 %n) {
  %bad = icmp uge i64 %i, %n
  br i1 %bad, label %trap, label %ok
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

define i32 @proven(ptr %p, i64 %i, i64 %n) {
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1), !sd.proven !0
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

define i32 @constant(ptr %p) {
  %k = call i64 @__sd_index(i64 3, i64 4, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @missing(ptr %p, i64 %i, i64 %n) {
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @constant_outside(ptr %p) {
  %k = call i64 @__sd_index(i64 4, i64 4, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @other_index(ptr %p, i64 %i, i64 %j, i64 %n) {
  %bad = icmp uge i64 %j, %n
  br i1 %bad, label %trap, label %ok
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @other_bound(ptr %p, i64 %i, i64 %n) {
  %bad = icmp uge i64 %i, 100
  br i1 %bad, label %trap, label %ok
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @signed(ptr %p, i64 %i, i64 %n) {
  %bad = icmp sge i64 %i, %n
  br i1 %bad, label %trap, label %ok
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @wrong_side(ptr %p, i64 %i, i64 %n) {
  %bad = icmp uge i64 %i, %n
  br i1 %bad, label %ok, label %trap
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @decided(ptr %p, i64 %i, i64 %n) {
  br i1 false, label %trap, label %ok
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @another_way_in(ptr %p, i64 %i, i64 %n, i1 %skip) {
  br i1 %skip, label %ok, label %ask
ask:
  %bad = icmp uge i64 %i, %n
  br i1 %bad, label %trap, label %ok
trap:
  call void asm sideeffect ".Lsd_trap${:uid}: ud2", ""() noreturn
  unreachable
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a check that lost its compare
define i32 @no_trap(ptr %p, i64 %i, i64 %n) {
  %bad = icmp uge i64 %i, %n
  br i1 %bad, label %out, label %ok
out:
  ret i32 0
ok:
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %a = call ptr @__sd_place(ptr %p)
  %at = getelementptr i32, ptr %a, i64 %k
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: load through an address that no check stands for
define i32 @unplaced(ptr %p, i64 %i, i64 %n) {
  %at = getelementptr i32, ptr %p, i64 %i
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: marker '__sd_check' left behind
define void @left_behind(i32 %ok) {
  call void @__sd_check(i32 %ok, i32 1)
  ret void
}

; refused: inline assembly
define void @assembly() {
  call void asm sideeffect "nop", ""()
  ret void
}

!0 = !{}
