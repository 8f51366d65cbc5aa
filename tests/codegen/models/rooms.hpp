// Every word of a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "common.hpp"

namespace office {

struct User;

inline namespace v1 {

struct RETORT_TABLE("rooms", storage("fillfactor=70"), unlogged,
                    index("rooms_search", expression("lower(title)"),
                          opclass(&Room::title, "text_pattern_ops"), nulls_last(descending(&Room::number)),
                          where("number > 0"), include(&Room::area), unique),
                    index(&Room::area, method("hash")),
                    check("area > 0", named("rooms_area"), no_inherit)) Room {
  RETORT_COLUMN(primary_key) std::int32_t number = 0;
  std::string title;
  double area = 0;
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) std::optional<std::int64_t> owner_id;
};

}  // namespace v1

struct RETORT_TABLE("bookings", primary_key(&Booking::room, &Booking::day), partition_by("RANGE (day)"),
                    foreign_key(columns(&Booking::room), references(&Room::number), on_delete::cascade),
                    exclude("gist", "room WITH =", "during WITH &&", where("NOT cancelled"), deferrable,
                            initially_deferred)) Booking {
  std::int32_t room = 0;
  retort::date day;
  retort::range<retort::timestamptz> during;
  RETORT_COLUMN(default_value(false)) bool cancelled = false;
  retort::jsonb notes;
  RETORT_COLUMN(identity_always) std::int64_t serial_number = 0;
};

/// A table that inherits from a table: its keys are its own.
struct RETORT_TABLE("suites", foreign_key(columns(&Suite::parent), references(&Suite::number)),
                    foreign_key(columns(&Suite::number), references(&Room::number))) Suite : Room {
  std::int32_t parent = 0;
};

}  // namespace office

struct RETORT_TABLE("order") Order {
  RETORT_COLUMN(primary_key) retort::uuid id;
  enum class RETORT_ENUM("order_kind") Kind { buy RETORT_VALUE(renamed_from("purchase")), sell };
  Kind kind = Kind::buy;
};
