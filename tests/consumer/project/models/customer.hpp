#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

namespace shop {

struct RETORT_TABLE("customers") Customer {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(length(100)) std::string name;
};

}  // namespace shop
