// A part of the bot that can be switched off.
#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

namespace bot {

struct RETORT_TABLE("modules") Module {
  RETORT_COLUMN(primary_key, identity) std::int32_t id = 0;
  RETORT_COLUMN(length(100), unique) std::string name;
  RETORT_COLUMN(default_value(true)) bool enabled = true;
};

}  // namespace bot
