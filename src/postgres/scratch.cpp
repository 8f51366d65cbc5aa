// The place is chosen when the first database is asked for. On somebody's server each database is dropped
// with its object, and what a killed process left there is dropped by the next one: it is known by its name,
// its age (which is in the name) and by nobody being connected. A throwaway server takes everything with it,
// and the two databases that initdb left there serve as the first scratch databases: they are as empty as
// template0.
#include "postgres/scratch.hpp"

#include <chrono>
#include <cstdlib>
#include <mutex>
#include <random>
#include <unistd.h>
#include <vector>

#include <retort/error.hpp>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/server.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

constexpr const char* prefix = "retort_scratch_";
constexpr long long leftover_age = 3600;  ///< Seconds.

long long now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

std::string new_name() {
  std::random_device random;
  return prefix + std::to_string(::getpid()) + '_' + std::to_string(now()) + '_' +
         std::to_string(random() % 1000000000U);
}

/// When the database was made, from its name.
long long birth(const std::string& name) {
  const std::vector<std::string> parts = base::split(name, '_');
  return parts.size() == 5 ? std::atoll(parts[3].c_str()) : now();
}

std::string first_value(Connection& connection, std::string_view sql) {
  return query(connection, sql).rows.at(0).at(0).value_or("");
}

bool may_create(Connection& connection) {
  return first_value(connection,
                     "SELECT (rolcreatedb OR rolsuper) AND NOT pg_catalog.pg_is_in_recovery() "
                     "FROM pg_catalog.pg_roles WHERE rolname = current_user") == "t";
}

/// Encoding and locale as in the database that we are connected to, so that its data types behave alike.
std::string like_this_one(Connection& connection) {
  const base::Row row = query(connection,
                              "SELECT pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype "
                              "FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()")
                            .rows.at(0);
  return " ENCODING " + base::quote_literal(row[0].value_or("UTF8")) + " LC_COLLATE " +
         base::quote_literal(row[1].value_or("C")) + " LC_CTYPE " + base::quote_literal(row[2].value_or("C"));
}

}  // namespace

/// A server that scratch databases are made on. Lives as long as any database on it.
class ScratchPlace {
 public:
  explicit ScratchPlace(const std::string& url)
      : url_(url), connection_(connect(url, {.application_name = "retort scratch"})) {
    if (may_create(connection_)) {
      options_ = like_this_one(connection_);
      drop_leftovers();
    } else {
      usable_ = false;
    }
  }

  ScratchPlace() : server_(ThrowawayServer::start()), url_(server_->url()), connection_(connect(url_)) {
    // Copying files needs a checkpoint, but on a server that syncs nothing it is the faster way.
    if (server_version(connection_) >= 150000) options_ = " STRATEGY file_copy";
    untouched_ = {"template1", "postgres"};
  }

  bool usable() const { return usable_; }

  std::string create() {
    const std::lock_guard lock{mutex_};
    if (!untouched_.empty()) {
      std::string name = std::move(untouched_.back());
      untouched_.pop_back();
      return name;
    }
    const std::string name = new_name();
    query(connection_, "CREATE DATABASE " + base::quote_identifier(name) + " TEMPLATE template0" + options_);
    return name;
  }

  void drop(const std::string& name) noexcept {
    if (server_) return;
    const std::lock_guard lock{mutex_};
    const std::string sql = "DROP DATABASE IF EXISTS " + base::quote_identifier(name) + " WITH (FORCE)";
    try {
      try {
        query(connection_, sql);
      } catch (const ServerError&) {
        drop_subscriptions(name);
        query(connection_, sql);
      }
    } catch (const std::exception&) {
      // The server went away, or somebody looks at it: the next process takes it for a leftover.
    }
  }

  std::string url(const std::string& database) const { return with_database(url_, database); }

 private:
  /// A database with one cannot be dropped.
  void drop_subscriptions(const std::string& name) {
    Connection connection = connect(url(name));
    run_script(connection,
               "DO $$ DECLARE s text; BEGIN FOR s IN SELECT pg_catalog.quote_ident(subname) "
               "FROM pg_catalog.pg_subscription WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database "
               "WHERE datname = pg_catalog.current_database()) LOOP "
               "EXECUTE 'ALTER SUBSCRIPTION ' || s || ' DISABLE'; "
               "EXECUTE 'ALTER SUBSCRIPTION ' || s || ' SET (slot_name = NONE)'; "
               "EXECUTE 'DROP SUBSCRIPTION ' || s; END LOOP; END $$");
  }

  void drop_leftovers() {
    const base::Rows found =
        query(connection_,
              "SELECT datname FROM pg_catalog.pg_database d WHERE datname LIKE 'retort\\_scratch\\_%' "
              "AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid) "
              "AND pg_catalog.pg_has_role(d.datdba, 'USAGE')");
    for (const base::Row& row : found.rows) {
      const std::string name = row[0].value_or("");
      if (now() - birth(name) > leftover_age) drop(name);
    }
  }

  std::optional<ThrowawayServer> server_;
  std::string url_;
  Connection connection_;
  std::string options_;
  std::vector<std::string> untouched_;
  bool usable_ = true;
  std::mutex mutex_;
};

struct Scratch::State {
  ScratchOptions options;
  std::mutex mutex;
  std::shared_ptr<ScratchPlace> place;
  std::string description;

  std::shared_ptr<ScratchPlace> find_place() {
    const std::lock_guard lock{mutex};
    if (place) return place;
    if (options.scratch_url) {
      place = std::make_shared<ScratchPlace>(*options.scratch_url);
      description = "--scratch-url";
      if (!place->usable()) cannot_create();
    } else if (!use_target()) {
      place = std::make_shared<ScratchPlace>();
      description = "a throwaway server";
    }
    return place;
  }

  void use_throwaway() {
    const std::lock_guard lock{mutex};
    place = std::make_shared<ScratchPlace>();
    description = "a throwaway server";
  }

 private:
  /// A target that cannot be reached is no reason to stop: comparing headers with revisions needs none.
  bool use_target() {
    if (!options.target_url) return false;
    try {
      auto target = std::make_shared<ScratchPlace>(*options.target_url);
      if (!target->usable()) return false;
      place = std::move(target);
      description = "the target's server";
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  [[noreturn]] void cannot_create() {
    place.reset();
    throw Error{Diagnostic{
        .code = "R0307",
        .text = "the role of --scratch-url may not create databases",
        .help = "ask for ALTER ROLE … CREATEDB, or leave --scratch-url out: a throwaway server on this "
                "machine does it then",
        .place = {},
        .excerpt = {}}};
  }
};

Scratch::Scratch(ScratchOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

struct Scratch::Database::State {
  State(std::shared_ptr<ScratchPlace> on, std::string called)
      : place(std::move(on)), name(std::move(called)) {
    url = place->url(name);
    // Revisions that take a secret from a setting (cli/secrets.cpp) find this in its place.
    connection.emplace(connect(url, {.settings = {{"retort.placeholder", "dbname=retort.placeholder"}}}));
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    connection.reset();
    place->drop(name);
  }

  std::shared_ptr<ScratchPlace> place;
  std::string name;
  std::string url;
  std::optional<Connection> connection;
};

Scratch::Database Scratch::create() {
  std::shared_ptr<ScratchPlace> place = state_->find_place();
  std::string name;
  try {
    name = place->create();
  } catch (const ServerError&) {
    // Whoever lent us a server may have his reasons (limits, template0 in use): there is another way.
    if (state_->options.scratch_url || state_->description != "the target's server") throw;
    state_->use_throwaway();
    place = state_->find_place();
    name = place->create();
  }
  return Database{std::make_unique<Database::State>(std::move(place), std::move(name))};
}

std::string Scratch::description() {
  state_->find_place();
  return state_->description;
}

Scratch::Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Scratch::Database::Database(Database&&) noexcept = default;
Scratch::Database& Scratch::Database::operator=(Database&&) noexcept = default;
Scratch::Database::~Database() = default;

Connection& Scratch::Database::connection() {
  return *state_->connection;
}

const std::string& Scratch::Database::url() const {
  return state_->url;
}

}  // namespace retort::postgres
