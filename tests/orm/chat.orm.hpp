// THE SHAPE OF A GENERATED HEADER. Written by hand; the template of the code generator emits the same.
//
// 1. Includes: the model header, the model headers of structs named in its annotations, <retort/query.hpp>.
// 2. `retort::enum_traits<E>` for each enum of this header: `labels` in order, `info`. (The values of an enum
//    with an annotation of its own come from the annotation constants, as the flags do below.)
// 3. The .orm.hpp of headers whose enums the structs use.
// 4. For each struct, an inner namespace of the model's own that holds the annotation texts as constants:
//    using-declarations of the vocabulary, then one constant a column behind `#line`. An unannotated column
//    needs none. `retort::column_flags(constant)` makes a ColumnFlags of a constant (model.hpp).
// 5. `retort::table_traits<S>`: `columns`, `info`, `members`, each in the order of the table's columns (bases
// first). A
//    member of a base is written `&S::member` as well.
// 6. The columns object, in the model's namespace and named as the table: `chat::threads`. Members are named
// as the
//    columns' members. If the table's name is no C++ identifier, its bad characters become underscores; if it
//    is a keyword, or the name of a type or enum of that namespace that the header declares, it gets a
//    trailing underscore
//    (`chat::order_`). Its type is named `<object>_columns`.
//
// Checks that must show on the user's line (static_assert(retort::Mapped<decltype(S::m)>, …)) stand before 5,
// behind `#line`.
#pragma once

#include <retort/query.hpp>

#include "chat.hpp"

template <>
struct retort::enum_traits<chat::Platform> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(chat::Platform::sherab), "sherab"},
      {static_cast<long long>(chat::Platform::webuddhist), "webuddhist"},
      {static_cast<long long>(chat::Platform::webuddhist_app), "webuddhist-app"},
  };
  static constexpr EnumInfo info{"", "platform", labels, 3};
};

namespace chat::retort_channel {
inline constexpr retort::ColumnFlags id{.primary_key = true, .server_default = true};  // column_flags(…)
}  // namespace chat::retort_channel

template <>
struct retort::table_traits<chat::Channel> {
  using Row = chat::Channel;
  using members = Members<&Row::id, &Row::name>;
  static constexpr ColumnInfo columns[] = {
      describe_column<Row, &Row::id>("id", chat::retort_channel::id),
      describe_column<Row, &Row::name>("name", {}),
  };
  static constexpr TableInfo info = describe_table<Row>("", "channels", columns);
};

namespace chat {
struct channels_columns : retort::Table<Channel> {
  retort::Column<Channel, decltype(Channel::id)> id{0};
  retort::Column<Channel, decltype(Channel::name)> name{1};
};
inline constexpr channels_columns channels;
}  // namespace chat

namespace chat::retort_thread {
// using retort::annotation::primary_key; …
// #line 14 "models/thread.hpp"
// inline constexpr auto id = retort::column_annotations(primary_key, default_sql("gen_random_uuid()"));
inline constexpr retort::ColumnFlags id{.primary_key = true, .server_default = true};
inline constexpr retort::ColumnFlags created_at{.server_default = true};
inline constexpr retort::ColumnFlags updated_at{.server_default = true, .on_update_now = true};
inline constexpr retort::ColumnFlags is_deleted{.server_default = true};
}  // namespace chat::retort_thread

template <>
struct retort::table_traits<chat::Thread> {
  using Row = chat::Thread;
  using members = Members<&Row::id, &Row::email, &Row::created_at, &Row::updated_at, &Row::is_deleted,
                          &Row::channel_id, &Row::platform>;
  static constexpr ColumnInfo columns[] = {
      describe_column<Row, &Row::id>("id", chat::retort_thread::id),
      describe_column<Row, &Row::email>("email", {}),
      describe_column<Row, &Row::created_at>("created_at", chat::retort_thread::created_at),
      describe_column<Row, &Row::updated_at>("updated_at", chat::retort_thread::updated_at),
      describe_column<Row, &Row::is_deleted>("is_deleted", chat::retort_thread::is_deleted),
      describe_column<Row, &Row::channel_id>("channel_id", {}),
      describe_column<Row, &Row::platform>("platform", {}),
  };
  static constexpr TableInfo info = describe_table<Row>("", "threads", columns);
};

namespace chat {
struct threads_columns : retort::Table<Thread> {
  retort::Column<Thread, decltype(Thread::id)> id{0};
  retort::Column<Thread, decltype(Thread::email)> email{1};
  retort::Column<Thread, decltype(Thread::created_at)> created_at{2};
  retort::Column<Thread, decltype(Thread::updated_at)> updated_at{3};
  retort::Column<Thread, decltype(Thread::is_deleted)> is_deleted{4};
  retort::Column<Thread, decltype(Thread::channel_id)> channel_id{5};
  retort::Column<Thread, decltype(Thread::platform)> platform{6};
};
inline constexpr threads_columns threads;
}  // namespace chat
