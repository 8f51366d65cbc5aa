// A schema of its own, mixins, a composite key, columns that the server computes, names that need quotes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

namespace shop {

struct Timestamps {
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
  RETORT_COLUMN(default_now, on_update_now) retort::timestamptz updated_at;
};

struct RETORT_TABLE("Order", schema("shop")) Order : Timestamps {
  RETORT_COLUMN(primary_key, identity_always) std::int64_t id = 0;
  RETORT_COLUMN(name("user")) std::string customer;
};

struct RETORT_TABLE("order_lines", schema("shop"),
                    primary_key(&OrderLine::order_id, &OrderLine::number)) OrderLine {
  RETORT_COLUMN(references(&Order::id, on_delete::cascade)) std::int64_t order_id = 0;
  std::int32_t number = 0;
  std::int32_t quantity = 1;
  RETORT_COLUMN(precision(10, 2)) retort::numeric price;
  RETORT_COLUMN(generated("quantity * price")) std::optional<retort::numeric> total;
};

/// Nothing but a key.
struct RETORT_TABLE("tags", schema("shop")) Tag {
  RETORT_COLUMN(primary_key) std::string name;
};

}  // namespace shop
