// What each guild has set.
#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

namespace bot {

struct RETORT_TABLE("bot_settings") BotSettings {
  RETORT_COLUMN(primary_key) std::int64_t guild_id = 0;
  RETORT_COLUMN(length(10), default_value("!")) std::string prefix = "!";
  RETORT_COLUMN(length(10), default_value("en")) std::string language = "en";
};

}  // namespace bot
