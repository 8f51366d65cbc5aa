// The model of design.md, as a user writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/types.hpp>

namespace chat {

enum class Platform { sherab, webuddhist, webuddhist_app };

struct Channel {
  std::int64_t id = 0;
  std::string name;
};

struct Thread {
  retort::uuid id;
  std::string email;
  retort::timestamptz created_at;
  retort::timestamptz updated_at;
  bool is_deleted = false;
  std::optional<std::int64_t> channel_id;
  Platform platform = Platform::sherab;
  std::string cached_title;  // transient
};

}  // namespace chat
