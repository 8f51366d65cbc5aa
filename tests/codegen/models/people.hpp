// Names the structs of rooms.hpp, which names these.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "common.hpp"

namespace office {

inline namespace v1 {
struct Room;
}

inline constexpr int longest_email = 320;
inline constexpr const char* email_check = "email LIKE '%@%'";
using Email = std::string;

enum class RETORT_ENUM("role", schema("auth"), comment("What one may do")) Role : unsigned char {
  guest = 10,
  member,
  head_of_office RETORT_VALUE("head-of-office", renamed_from("boss")) = 3,
};

/// Every word of a column, and a column for each name of the vocabulary that could get in its way.
struct RETORT_TABLE("users", schema("auth"), comment("People who \"sign in\""), renamed_from("accounts"),
                    index("users_by_name", &User::name, descending(&User::created_at)),
                    unique(&User::tenant, &User::name, named("users_tenant_name"),
                           nulls_not_distinct)) User final : common::WithId,
                                                             common::Timestamps,
                                                             RETORT_TRANSIENT common::Cache {
  RETORT_COLUMN(length(longest_email), unique, check(email_check, named("users_email_check")), collate("C"),
                comment("Where mail goes; it's unique"), renamed_from("mail"))
  Email email;
  RETORT_COLUMN(name("full_name"), length(80), index(where("full_name <> ''"))) std::string name;
  RETORT_COLUMN(default_value(Role::head_of_office)) Role role = Role::guest;
  std::optional<Role> second_role;
  std::vector<Role> roles;
  RETORT_COLUMN(default_value(0.5)) double index = 0.5;
  RETORT_COLUMN(default_value("it's")) std::string comment;
  RETORT_COLUMN(default_value(-7)) std::optional<short> check;
  RETORT_COLUMN(sql_type("citext")) std::string length;
  RETORT_COLUMN(generated("upper(full_name)")) std::string references;
  std::int64_t tenant = 0;
  RETORT_COLUMN(references(&Room::number, on_delete::set_null, on_update::cascade, deferrable,
                           named("users_room")))
  std::optional<std::int32_t> room_number;
  RETORT_COLUMN(references(&User::id)) std::optional<std::int64_t> boss_id;
  RETORT_COLUMN(precision(10, 4)) retort::numeric rate;
  RETORT_COLUMN(precision(3)) retort::timestamptz seen_at;
  common::Money salary;
  retort::range<retort::date> employed;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<std::optional<std::string>> tags;
  retort::bytes photo;
  RETORT_TRANSIENT std::string cached, other;
};

}  // namespace office
