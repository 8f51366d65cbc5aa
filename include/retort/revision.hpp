// What a C++ revision includes. The file says who it is, then what it does:
//
//     #include <retort/revision.hpp>
//
//     RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
//                     message("Add phone to users"))
//
//     void upgrade(Operations& op) { op.add_column("users", column("phone", varchar(20))); }
//     void downgrade(Operations& op) { op.drop_column("users", "phone"); }
//
// The head is also read without compiling, so it holds literals only.
#pragma once

#include <initializer_list>

#include <retort/operations.hpp>

namespace retort {

namespace operation {
struct HeadWord;
}

namespace revision_vocabulary {

using retort::LiveConnection;
using retort::Operations;

/// One word of a revision's head.
using HeadWord = const operation::HeadWord*;

HeadWord revises_list(std::initializer_list<const char*> ids);
HeadWord branch_label_list(std::initializer_list<const char*> labels);
HeadWord depends_on_list(std::initializer_list<const char*> ids);
HeadWord replaces_list(std::initializer_list<const char*> ids);

/// The revisions that come before: one, or several for a merge. A base has none.
template <class... Ids>
HeadWord revises(Ids... ids) {
  return revises_list({ids...});
}
/// Names that may stand for this revision and its branch.
template <class... Labels>
HeadWord branch_labels(Labels... labels) {
  return branch_label_list({labels...});
}
/// Revisions of other branches that must run before.
template <class... Ids>
HeadWord depends_on(Ids... ids) {
  return depends_on_list({ids...});
}
/// What a squash stands for: the ids of a range in their order, the last one last.
template <class... Ids>
HeadWord replaces(Ids... ids) {
  return replaces_list({ids...});
}
/// When the file was made, as ISO 8601 in UTC.
HeadWord created(const char* time);
HeadWord message(const char* text);
/// `transactional(false)` runs the revision outside a transaction, as CREATE INDEX CONCURRENTLY needs.
HeadWord transactional(bool yes);

}  // namespace revision_vocabulary

/// Makes a revision known to operation::registered_revisions(). Safe before main in any order of files.
struct RevisionRecord {
  using Function = void (*)(Operations&);

  template <class... Words>
  RevisionRecord(const char* file, Function upgrade, Function downgrade, const char* id, Words... words) {
    add(file, upgrade, downgrade, id, {words...});
  }

 private:
  static void add(const char* file, Function upgrade, Function downgrade, const char* id,
                  std::initializer_list<revision_vocabulary::HeadWord> head);
};

}  // namespace retort

/// Names this file's revision and declares its two functions, each file its own pair.
#define RETORT_REVISION(...)                                                                 \
  using namespace retort::revision_vocabulary; /* NOLINT: a revision is a file of its own */ \
  static void upgrade(Operations& op);                                                       \
  static void downgrade(Operations& op);                                                     \
  static const ::retort::RevisionRecord retort_revision_record(__FILE__, &upgrade, &downgrade, __VA_ARGS__);
