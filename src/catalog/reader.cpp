#include "catalog/reader.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

struct AddressHash {
  std::size_t operator()(const Address& a) const {
    return (std::size_t{a.object} << 20) ^ (std::size_t{a.catalog} << 7) ^ static_cast<std::size_t>(a.part);
  }
};

// The eight fields that begin each row of each kind's query.
Object read_header(const Kind& kind, Fields& fields) {
  Object header;
  header.kind = &kind;
  header.address = {kind.traits().system_catalog, fields.oid(), fields.number()};
  const std::uint32_t parent = fields.oid();
  const int part = fields.number();
  if (parent != 0) header.parent = {system_catalog::relation, parent, part};
  header.name.schema = fields.text();
  header.name.parent = fields.text();
  header.name.name = fields.text();
  header.comment = fields.text();
  return header;
}

Address read_address(Fields& fields) {
  Address address;
  address.catalog = fields.oid();
  address.object = fields.oid();
  address.part = fields.number();
  return address;
}

Reader::Link read_link(Fields& fields) {
  Reader::Link link;
  link.from = read_address(fields);
  link.to = read_address(fields);
  link.mode = fields.text().at(0);
  return link;
}

Cast read_cast(Fields& fields) {
  Cast cast;
  cast.source = fields.text();
  cast.target = fields.text();
  cast.assignment = fields.boolean();
  return cast;
}

Dependency::Mode mode(const Reader::Link& link) {
  return link.mode == 'o'   ? Dependency::Mode::owned
         : link.mode == 'n' ? Dependency::Mode::normal
                            : Dependency::Mode::automatic;
}

// Puts objects in the place of what stands for them, and leaves out what then is between an object and
// itself.
void replace_stand_ins(std::vector<Reader::Link>& links) {
  std::unordered_map<Address, Address, AddressHash> stand_ins;
  for (const Reader::Link& link : links) {
    if (link.mode == 's') stand_ins.emplace(link.from, link.to);
  }
  const auto replace = [&](Address& address) {
    const auto found = stand_ins.find({address.catalog, address.object, 0});
    if (found == stand_ins.end()) return false;
    address = found->second;
    return true;
  };
  std::erase_if(links, [&](Reader::Link& link) {
    if (link.mode == 's') return true;
    const bool replaced = replace(link.from);
    replace(link.to);
    return replaced && link.from.object == link.to.object && link.from.part == link.to.part;
  });
}

bool excluded_by(const Filter& filter, const Object& object) {
  // A schema that the version table has for itself is there before any revision.
  if (object.kind->traits().name == "schema" && object.name.name != "public") {
    return std::any_of(filter.excluded_tables.begin(), filter.excluded_tables.end(),
                       [&](const auto& table) { return table.first == object.name.name; });
  }
  const std::string& relation = object.name.parent.empty() ? object.name.name : object.name.parent;
  if (object.name.parent.empty() && !object.kind->traits().is_relation) return false;
  for (const auto& [schema, name] : filter.excluded_tables) {
    if (name == relation && (schema.empty() || schema == object.name.schema)) return true;
  }
  return false;
}

// What belongs to something that no kind has read (a member of an extension) is left out like that.
bool orphaned(const Catalog& catalog, std::size_t i) {
  const Object& object = *catalog.objects[i];
  if (!object.parent) return false;
  for (const Dependency& dependency : catalog.dependencies[i]) {
    const Address& address = catalog.objects[dependency.target]->address;
    const bool whole = address.part == 0 || address.part == object.parent.part;
    if (address.catalog == object.parent.catalog && address.object == object.parent.object && whole) {
      return false;
    }
  }
  return true;
}

// Removes excluded objects and, again and again, what goes with them.
void exclude(Catalog& catalog, const Filter& filter) {
  std::vector<char> gone(catalog.objects.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    gone[i] = excluded_by(filter, *catalog.objects[i]) || orphaned(catalog, i);
    any = any || gone[i];
  }
  if (!any) return;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (gone[i]) continue;
      for (const Dependency& dependency : catalog.dependencies[i]) {
        if (gone[dependency.target] && dependency.mode != Dependency::Mode::normal)
          gone[i] = 1, changed = true;
      }
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (!gone[i]) catalog.objects[kept++] = catalog.objects[i];
  }
  catalog.objects.resize(kept);
  link(catalog);
}

}  // namespace

Reader::Reader() : objects_(kinds().size()) {}

void Reader::add(std::size_t query, const base::Row& row) {
  Fields fields(row);
  if (query < kinds().size()) {
    const Kind& kind = *kinds()[query];
    const Object header = read_header(kind, fields);
    auto object = kind.read(header, fields);
    if (!object) return;
    assert(fields.at_end());
    objects_[query].push_back(std::move(object));
    return;
  }
  switch (query - kinds().size()) {
    case 0:
      links_.push_back(read_link(fields));
      break;
    case 1:
      casts_.push_back(read_cast(fields));
      break;
    case 2:
      unmodelled_.push_back(fields.text());
      break;
    default:
      roles_.push_back(fields.text());
      if (fields.boolean()) role_ = roles_.back();
  }
}

Catalog Reader::finish(const Filter& filter, int server_version) {
  Catalog catalog;
  catalog.server_version = server_version;
  for (std::vector<ObjectPtr>& objects : objects_) {
    std::sort(objects.begin(), objects.end(),
              [](const ObjectPtr& a, const ObjectPtr& b) { return a->name < b->name; });
    for (ObjectPtr& object : objects) {
      if (!filter.standard_comment && object->kind == &schema_kind())
        object = without_standard_comment(object);
      const bool inherited = object->origin == Origin::parents;
      (inherited ? catalog.inherited : catalog.objects).push_back(std::move(object));
    }
  }
  replace_stand_ins(links_);
  catalog.links.reserve(links_.size());
  for (const Link& one : links_) catalog.links.push_back({one.from, one.to, mode(one)});
  link(catalog);
  exclude(catalog, filter);
  catalog.casts = std::move(casts_);
  std::sort(catalog.casts.begin(), catalog.casts.end(), [](const Cast& a, const Cast& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  });
  catalog.unmodelled = std::move(unmodelled_);
  catalog.roles = std::move(roles_);
  catalog.role = std::move(role_);
  return catalog;
}

}  // namespace retort::catalog
