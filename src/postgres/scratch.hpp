// Scratch databases: where schemas are loaded to be compared (design section 5).
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <retort/connection.hpp>

namespace retort::postgres {

/// Where scratch databases may be made, in this order of preference.
struct ScratchOptions {
  std::optional<std::string> scratch_url = {};  ///< --scratch-url: a server on which to create databases.
  std::optional<std::string> target_url = {};   ///< The target's server, used if its role has CREATEDB.
};

/// A source of empty databases. Starts a throwaway server only when the first database is asked for and no
/// other place will have it. Everything it made is gone when it goes. Several may be open at once.
class Scratch {
 public:
  explicit Scratch(ScratchOptions options);
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

  /// Dropped with this object, which may outlive the Scratch that it came from. The session is pinned as
  /// connect() does it.
  class Database {
   public:
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();
    Connection& connection();
    const std::string& url() const;

   private:
    friend class Scratch;
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };
  /// A new empty database. Safe to call from two threads at once. Throws Error R0304 and R0305 (no server),
  /// R0307 (--scratch-url may not create databases).
  Database create();

  /// What serves the databases, for messages: "a throwaway server", "the target's server", "--scratch-url".
  std::string description();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace retort::postgres
