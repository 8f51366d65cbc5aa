// The sample service's administration, on the generated types: what a team's own program looks like beside
// `migrate`.
//
//   external-api channel create --title TITLE --channel-id ID [--public] [--monthly-quota N]
//   external-api channel list
//   external-api health
//
// The database is $DATABASE_URL.
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include <retort/orm.hpp>

#include "channel.orm.hpp"
#include "head_revision.hpp"
#include "message.orm.hpp"

namespace {

using external_api::Access;
using external_api::Channel;
using external_api::channels;

constexpr const char* usage =
    "usage: external-api channel create --title TITLE --channel-id ID [--public] [--monthly-quota N]\n"
    "       external-api channel list\n"
    "       external-api health\n";

/// `--name value` and `--name` alone; nothing if a word is no option.
std::optional<std::map<std::string, std::string>> options(const std::vector<std::string>& words) {
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) return std::nullopt;
    const bool has_value = i + 1 < words.size() && !words[i + 1].starts_with("--");
    found[words[i]] = has_value ? words[i + 1] : "";
    if (has_value) ++i;
  }
  return found;
}

int create(retort::Connection& connection, const std::map<std::string, std::string>& given) {
  if (!given.contains("--title") || !given.contains("--channel-id")) {
    std::cerr << usage;
    return 2;
  }
  pqxx::work tx(connection.pqxx());
  Channel channel;
  channel.title = given.at("--title");
  channel.channel_id = given.at("--channel-id");
  if (given.contains("--public")) channel.access = Access::public_access;
  if (given.contains("--monthly-quota")) channel.monthly_quota = std::stoi(given.at("--monthly-quota"));
  const Channel stored = retort::insert(tx, channel);
  tx.commit();
  std::cout << "created channel " << stored.channel_id << " with id " << stored.id << "\n";
  return 0;
}

int list(retort::Connection& connection) {
  pqxx::work tx(connection.pqxx());
  for (const Channel& channel : retort::select(tx, channels).order_by(channels.id).all()) {
    const auto messages = retort::select(tx, external_api::messages)
                              .where(external_api::messages.channel_id == channel.id)
                              .count();
    std::cout << channel.id << "  " << channel.channel_id << "  " << channel.title << "  "
              << (channel.access == Access::public_access ? "public" : "private") << "  "
              << (channel.is_active ? "active" : "inactive") << "  " << messages << " messages\n";
  }
  return 0;
}

/// Whether the database is where this program's revisions end: what a load balancer asks before it sends
/// requests.
int health(retort::Connection& connection) {
  pqxx::work tx(connection.pqxx());
  std::string current = "nothing";
  if (!tx.exec("SELECT to_regclass('public.retort_version')")[0][0].is_null()) {
    const pqxx::result rows = tx.exec("SELECT string_agg(version_num, ',') FROM retort_version");
    if (!rows[0][0].is_null()) current = rows[0][0].as<std::string>();
  }
  if (current != external_api::head_revision) {
    std::cout << "unhealthy: the schema is at " << current << ", this program needs "
              << external_api::head_revision << "\n";
    return 1;
  }
  std::cout << "healthy: the schema is at " << current << ", " << retort::select(tx, channels).count()
            << " channels\n";
  return 0;
}

int run(const std::vector<std::string>& words) {
  const bool about_channels = words.size() >= 2 && words[0] == "channel";
  const auto given = options({words.begin() + (about_channels ? 2 : words.empty() ? 0 : 1), words.end()});
  const char* url = std::getenv("DATABASE_URL");
  if (!given || words.empty()) {
    std::cerr << usage;
    return 2;
  }
  retort::Connection connection(url != nullptr ? url : "");
  if (about_channels && words[1] == "create") return create(connection, *given);
  if (about_channels && words[1] == "list") return list(connection);
  if (words[0] == "health") return health(connection);
  std::cerr << usage;
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const retort::Error& error) {
    std::cerr << "external-api: " << error.what() << "\n";
  } catch (const std::exception& error) {
    std::cerr << "external-api: " << error.what() << "\n";
  }
  return 1;
}
