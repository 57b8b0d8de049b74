; What the audit must refuse although nothing was taken away. Each function
; stands for itself: "; refused: TEXT" before it is what must be said.

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%pair = type { i32, [2 x i32] }
@table = internal global [10 x i32] zeroinitializer

; refused: store of 8 bytes where only 4 are part of the object
define void @wide_local() {
  %a = alloca i32
  store i64 1, ptr %a
  ret void
}

; refused: load through an address
define i32 @past_global() {
  %v = load i32, ptr getelementptr ([10 x i32], ptr @table, i64 0, i64 11)
  ret i32 %v
}

; refused: load of 4 bytes where only 0 are part of the object
define i32 @end_of_global() {
  %v = load i32, ptr getelementptr ([10 x i32], ptr @table, i64 0, i64 10)
  ret i32 %v
}

; refused: load through an address
define i32 @bound_too_wide(i64 %i) {
  %k = call i64 @__sd_index(i64 %i, i64 11, i32 1)
  %e = getelementptr [10 x i32], ptr @table, i64 0, i64 %k
  %v = load i32, ptr %e
  ret i32 %v
}

; refused: load through an address
define i32 @past_member(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)
  %e = getelementptr %pair, ptr %at, i32 0, i32 1, i64 3
  %v = load i32, ptr %e
  ret i32 %v
}

; refused: load of 8 bytes where only 4 are part of the object
define i64 @over_member(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)
  %e = getelementptr %pair, ptr %at, i32 0, i32 0
  %v = load i64, ptr %e
  ret i64 %v
}

; refused: load through an address
define i32 @changed_index(ptr %p, i64 %i, i64 %n) {
  %at = call ptr @__sd_place(ptr %p)
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)
  %next = add i64 %k, 1
  %e = getelementptr i32, ptr %at, i64 %next
  %v = load i32, ptr %e
  ret i32 %v
}

; refused: instruction 'inttoptr'
define i32 @from_integer(i64 %n) {
  %p = inttoptr i64 %n to ptr
  %at = call ptr @__sd_place(ptr %p)
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: a constant address that was not written as one
define i32 @from_constant() {
  %at = call ptr @__sd_place(ptr inttoptr (i64 4096 to ptr))
  %v = load i32, ptr %at
  ret i32 %v
}

; refused: inline assembly
define void @assembly() {
  call void asm sideeffect "hlt", ""()
  ret void
}

; refused: call of 'unknown', whose contract is unknown
define void @unknown_callee() {
  call void @unknown()
  ret void
}

; refused: indirect call that no check stands for
define void @other_type() {
  call void @known(i32 1)
  ret void
}

; refused: volatile access
define i32 @volatile_load(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)
  %v = load volatile i32, ptr %at
  ret i32 %v
}

; refused: memory intrinsic of variable length
define void @variable_length(ptr %p, i64 %n) {
  %at = call ptr @__sd_place(ptr %p)
  call void @llvm.memset.p0.i64(ptr %at, i8 0, i64 %n, i1 false)
  ret void
}

; refused: intrinsic 'llvm.returnaddress'
define ptr @return_address() {
  %p = call ptr @llvm.returnaddress(i32 0)
  ret ptr %p
}

; refused: a constant expression without a value
define i32 @no_value(i32 %x) {
  %v = add i32 %x, poison
  ret i32 %v
}

; refused: code that the compiler assumes is never reached
define void @assumed() {
  unreachable
}

; refused: stack storage of variable size
define void @variable_storage(i64 %n) {
  %a = alloca i32, i64 %n
  ret void
}

; refused: instruction 'va_arg'
define i32 @variadic(ptr %list) {
  %v = va_arg ptr %list, i32
  ret i32 %v
}

declare void @unknown()
declare void @known() "contract"
declare ptr @__sd_place(ptr)
declare i64 @__sd_index(i64, i64, i32)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare ptr @llvm.returnaddress(i32)

; refused: store through an address
define void @filler_too_far() {
  %a = alloca [4 x i32]
  %first = getelementptr inbounds i32, ptr %a, i64 1
  %end = getelementptr inbounds i32, ptr %a, i64 5
  br label %fill
fill:
  %at = phi ptr [ %first, %0 ], [ %next, %fill ]
  store i32 0, ptr %at
  %next = getelementptr inbounds i32, ptr %at, i64 1
  %done = icmp eq ptr %next, %end
  br i1 %done, label %out, label %fill
out:
  ret void
}

; refused: store through an address
define void @filler_that_passes_its_end() {
  %a = alloca [4 x i32]
  %first = getelementptr inbounds i32, ptr %a, i64 3
  %end = getelementptr inbounds i32, ptr %a, i64 3
  br label %fill
fill:
  %at = phi ptr [ %first, %0 ], [ %next, %fill ]
  store i32 0, ptr %at
  %next = getelementptr inbounds i32, ptr %at, i64 1
  %done = icmp eq ptr %next, %end
  br i1 %done, label %out, label %fill
out:
  ret void
}

; refused: store through an address
define void @filler_by_two() {
  %a = alloca [4 x i32]
  %first = getelementptr inbounds i32, ptr %a, i64 1
  %end = getelementptr inbounds i32, ptr %a, i64 4
  br label %fill
fill:
  %at = phi ptr [ %first, %0 ], [ %next, %fill ]
  store i32 0, ptr %at
  %next = getelementptr inbounds i32, ptr %at, i64 2
  %done = icmp eq ptr %next, %end
  br i1 %done, label %out, label %fill
out:
  ret void
}

; refused: store through an address
define void @filler_of_another_array() {
  %a = alloca [4 x i32]
  %b = alloca [4 x i32]
  %first = getelementptr inbounds i32, ptr %a, i64 1
  %end = getelementptr inbounds i32, ptr %b, i64 4
  br label %fill
fill:
  %at = phi ptr [ %first, %0 ], [ %next, %fill ]
  store i32 0, ptr %at
  %next = getelementptr inbounds i32, ptr %at, i64 1
  %done = icmp eq ptr %next, %end
  br i1 %done, label %out, label %fill
out:
  ret void
}

; refused: store through an address
define void @filler_that_goes_on() {
  %a = alloca [4 x i32]
  %first = getelementptr inbounds i32, ptr %a, i64 1
  %end = getelementptr inbounds i32, ptr %a, i64 4
  br label %fill
fill:
  %at = phi ptr [ %first, %0 ], [ %next, %fill ]
  store i32 0, ptr %at
  %next = getelementptr inbounds i32, ptr %at, i64 1
  %done = icmp eq ptr %next, %end
  br i1 %done, label %fill, label %out
out:
  ret void
}

; refused: store of 8 bytes where only 4 are part of the object
define void @filler_of_wide_values() {
  %a = alloca [4 x i32]
  %first = getelementptr inbounds i32, ptr %a, i64 1
  %end = getelementptr inbounds i32, ptr %a, i64 4
  br label %fill
fill:
  %at = phi ptr [ %first, %0 ], [ %next, %fill ]
  store i64 0, ptr %at
  %next = getelementptr inbounds i32, ptr %at, i64 1
  %done = icmp eq ptr %next, %end
  br i1 %done, label %out, label %fill
out:
  ret void
}
