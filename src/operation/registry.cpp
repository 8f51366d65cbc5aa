// The C++ revisions of this program. Each file adds its own before main; the list is made by the first, so
// the order of the files does not matter.
#include <algorithm>

#include "operation/keep.hpp"
#include "operation/parts.hpp"
#include "operation/recorder.hpp"

namespace retort {
namespace {

using operation::HeadWord;
using operation::RegisteredRevision;

std::vector<RegisteredRevision>& list() {
  static std::vector<RegisteredRevision> revisions;
  return revisions;
}

const HeadWord* word(HeadWord::Key key, std::vector<std::string> texts, bool flag = true) {
  return operation::keep(HeadWord{key, std::move(texts), flag});
}

void apply(RegisteredRevision& revision, const HeadWord& head) {
  switch (head.key) {
    case HeadWord::Key::revises:
      revision.revises = head.texts;
      break;
    case HeadWord::Key::branch_labels:
      revision.branch_labels = head.texts;
      break;
    case HeadWord::Key::depends_on:
      revision.depends_on = head.texts;
      break;
    case HeadWord::Key::replaces:
      break;  // The file says it to those who build the graph.
    case HeadWord::Key::created:
      revision.created = head.texts.front();
      break;
    case HeadWord::Key::message:
      revision.message = head.texts.front();
      break;
    case HeadWord::Key::transactional:
      revision.transactional = head.flag;
      break;
  }
}

}  // namespace

namespace revision_vocabulary {

HeadWord revises_list(std::initializer_list<const char*> ids) {
  return word(operation::HeadWord::Key::revises, {ids.begin(), ids.end()});
}
HeadWord branch_label_list(std::initializer_list<const char*> labels) {
  return word(operation::HeadWord::Key::branch_labels, {labels.begin(), labels.end()});
}
HeadWord depends_on_list(std::initializer_list<const char*> ids) {
  return word(operation::HeadWord::Key::depends_on, {ids.begin(), ids.end()});
}
HeadWord replaces_list(std::initializer_list<const char*> ids) {
  return word(operation::HeadWord::Key::replaces, {ids.begin(), ids.end()});
}
HeadWord created(const char* time) {
  return word(operation::HeadWord::Key::created, {time});
}
HeadWord message(const char* text) {
  return word(operation::HeadWord::Key::message, {text});
}
HeadWord transactional(bool yes) {
  return word(operation::HeadWord::Key::transactional, {}, yes);
}

}  // namespace revision_vocabulary

void RevisionRecord::add(const char* file, Function upgrade, Function downgrade, const char* id,
                         std::initializer_list<revision_vocabulary::HeadWord> head) {
  RegisteredRevision& revision = list().emplace_back();
  revision.id = id;
  revision.path = file;
  revision.file = revision.path.substr(revision.path.find_last_of("/\\") + 1);
  revision.upgrade = upgrade;
  revision.downgrade = downgrade;
  for (const HeadWord* part : head) apply(revision, *part);
}

std::vector<RegisteredRevision> operation::registered_revisions() {
  std::vector<RegisteredRevision> sorted = list();
  std::sort(sorted.begin(), sorted.end(), [](const RegisteredRevision& a, const RegisteredRevision& b) {
    return a.file != b.file ? a.file < b.file : a.path < b.path;
  });
  return sorted;
}

}  // namespace retort
