; Every kind of access that the dialect's code consists of, each behind its
; marker. audit.py takes the markers away one at a time; each time the audit
; must stop the compile and name the function and the access.
; "<- KIND: TEXT" after a marker: without it the refusal contains TEXT.

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%pair = type { i32, i32 }
%buffer = type { i64, [0 x i32] }

@table = internal global [10 x i32] zeroinitializer
@local_table = internal thread_local global [4 x i32] zeroinitializer

define i32 @load(ptr %p) !dbg !4 {
  %at = call ptr @__sd_place(ptr %p)                        ; <- load through an address
  %v = load i32, ptr %at, !dbg !7
  ret i32 %v
}

define void @store(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- store through an address
  store i32 1, ptr %at
  ret void
}

define i32 @member(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- load through an address
  %f = getelementptr inbounds %pair, ptr %at, i32 0, i32 1
  %v = load i32, ptr %f
  ret i32 %v
}

define i32 @element(ptr %p, i64 %i, i64 %n) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- load through an address
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)          ; <- load through an address
  %e = getelementptr i32, ptr %at, i64 %k
  %v = load i32, ptr %e
  ret i32 %v
}

define i32 @global_element(i64 %i) {
  %k = call i64 @__sd_index(i64 %i, i64 10, i32 1)          ; <- load through an address
  %e = getelementptr [10 x i32], ptr @table, i64 0, i64 %k
  %v = load i32, ptr %e
  ret i32 %v
}

define i32 @thread_element(i64 %i) {
  %t = call ptr @llvm.threadlocal.address.p0(ptr @local_table)
  %k = call i64 @__sd_index(i64 %i, i64 4, i32 1)           ; <- load through an address
  %e = getelementptr [4 x i32], ptr %t, i64 0, i64 %k
  %v = load i32, ptr %e
  ret i32 %v
}

define i32 @local_element(i64 %i) {
  %a = alloca [3 x [5 x i32]]
  %k = call i64 @__sd_index(i64 %i, i64 3, i32 1)           ; <- load through an address
  %row = getelementptr [3 x [5 x i32]], ptr %a, i64 0, i64 %k
  %l = call i64 @__sd_index(i64 %i, i64 5, i32 1)           ; <- load through an address
  %e = getelementptr [5 x i32], ptr %row, i64 0, i64 %l
  %v = load i32, ptr %e
  ret i32 %v
}

define i32 @flexible(ptr %p, i64 %i) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- load of 8 bytes|load through an address
  %count = getelementptr inbounds %buffer, ptr %at, i32 0, i32 0
  %n = load i64, ptr %count
  %items = getelementptr inbounds %buffer, ptr %at, i32 0, i32 1
  %k = call i64 @__sd_index(i64 %i, i64 %n, i32 1)          ; <- load through an address
  %e = getelementptr [0 x i32], ptr %items, i64 0, i64 %k
  %v = load i32, ptr %e
  ret i32 %v
}

define void @copy(ptr %p, ptr %q) {
  %to = call ptr @__sd_place(ptr %p)                        ; <- memory intrinsic through an address
  %from = call ptr @__sd_place(ptr %q)                      ; <- memory intrinsic through an address
  call void @llvm.memcpy.p0.p0.i64(ptr %to, ptr %from, i64 8, i1 false)
  ret void
}

define void @clear(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- memory intrinsic through an address
  call void @llvm.memset.p0.i64(ptr %at, i8 0, i64 8, i1 false)
  ret void
}

define i32 @update(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- atomic update through an address
  %v = atomicrmw add ptr %at, i32 1 seq_cst
  ret i32 %v
}

define i1 @exchange(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- atomic exchange through an address
  %v = cmpxchg ptr %at, i32 0, i32 1 seq_cst seq_cst
  %ok = extractvalue { i32, i1 } %v, 1
  ret i1 %ok
}

define i32 @indirect(ptr %f) {
  %to = call ptr @__sd_callee(ptr %f)                       ; <- indirect call
  %v = call i32 %to(i32 1)
  ret i32 %v
}

define void @by_value(ptr %p) {
  %at = call ptr @__sd_place(ptr %p)                        ; <- argument area through an address
  call void @take(ptr byval(%pair) %at)
  ret void
}

define i32 @either(i1 %c, ptr %p) {
entry:
  %own = alloca i32
  br i1 %c, label %then, label %end
then:
  %at = call ptr @__sd_place(ptr %p)                        ; <- load through an address
  br label %end
end:
  %one = phi ptr [ %own, %entry ], [ %at, %then ]
  %v = load i32, ptr %one
  ret i32 %v
}

declare ptr @__sd_place(ptr)
declare ptr @__sd_callee(ptr)
declare i64 @__sd_index(i64, i64, i32)
declare void @take(ptr byval(%pair)) "contract"
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare ptr @llvm.threadlocal.address.p0(ptr)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, emissionKind: LineTablesOnly)
!1 = !DIFile(filename: "unit.c", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!4 = distinct !DISubprogram(name: "load", file: !1, line: 10, type: !5, scopeLine: 10, unit: !0, spFlags: DISPFlagDefinition)
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !DILocation(line: 12, scope: !4)
