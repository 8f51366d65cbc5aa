// What a model header includes: the macros that mark tables, columns and enums, and the value types of
// columns. The macros expand to nothing; `retort codegen` reads them, and hands the text in their parentheses
// to the compiler in generated code (the words are in <retort/annotation.hpp>).
//
//   enum class RETORT_ENUM("platform") Platform { web, mobile RETORT_VALUE("mobile-app") };
//
//   struct RETORT_TABLE("threads", index("ix_threads_created_at", &Thread::created_at)) Thread {
//     RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
//     RETORT_COLUMN(default_now) retort::timestamptz created_at;
//     Platform platform = Platform::web;       // a column too, without annotations
//     RETORT_TRANSIENT std::string cached;     // not a column
//   };
//
// Mixins: a struct without RETORT_TABLE is a mixin as soon as a table inherits from it. Its members become
// the table's first columns, in the order of the bases, and may carry RETORT_COLUMN and RETORT_TRANSIENT. It
// must stand in a header that the code generator is given. RETORT_TRANSIENT before a base leaves that base
// out: `struct User : Timestamps, RETORT_TRANSIENT Cached`.
//
// A table and its mixins are aggregates: public data members, no constructors, no virtual functions. Member
// functions, statics and nested types are welcome.
#pragma once

#include <retort/types.hpp>

/// After `struct`: this struct is a table. First the table's name, then words about it.
#define RETORT_TABLE(...)
/// Before a member: words about its column.
#define RETORT_COLUMN(...)
/// Before a member or a base: no column.
#define RETORT_TRANSIENT
/// After `enum class`: this is an enum type of the server. First its name, then words about it.
#define RETORT_ENUM(...)
/// After an enumerator: its label on the server, where that is not its name; or, or behind it,
/// renamed_from("…") with the one that it had.
#define RETORT_VALUE(...)
