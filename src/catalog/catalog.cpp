// Builds a catalog from what the server printed: reads rows into objects, leaves out what the filter excludes
// with all that goes with it, puts the rest in order, and turns addresses into positions.
#include "catalog/catalog.hpp"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace retort::catalog {

namespace {

struct AddressHash {
  std::size_t operator()(const Address& a) const {
    return (std::size_t{a.object} << 20) ^ (std::size_t{a.catalog} << 7) ^ static_cast<std::size_t>(a.part);
  }
};
using Positions = std::unordered_map<Address, std::size_t, AddressHash>;

struct Link {
  Address from;
  Address to;
  Dependency::Mode mode;
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

void read_objects(const Kind& kind, const base::Rows& rows, std::vector<ObjectPtr>& objects) {
  for (const base::Row& row : rows.rows) {
    Fields fields(row);
    const Object header = read_header(kind, fields);
    if (auto object = kind.read(header, fields)) {
      assert(fields.at_end());
      objects.push_back(std::move(object));
    }
  }
}

Address read_address(Fields& fields) {
  Address address;
  address.catalog = fields.oid();
  address.object = fields.oid();
  address.part = fields.number();
  return address;
}

// Puts objects in the place of what stands for them, and leaves out what then is between an object and
// itself.
void replace_stand_ins(std::vector<Link>& links,
                       const std::unordered_map<Address, Address, AddressHash>& stand_ins) {
  const auto replace = [&](Address& address) {
    const auto found = stand_ins.find({address.catalog, address.object, 0});
    if (found == stand_ins.end()) return false;
    address = found->second;
    return true;
  };
  std::erase_if(links, [&](Link& link) {
    const bool replaced = replace(link.from);
    replace(link.to);
    return replaced && link.from.object == link.to.object && link.from.part == link.to.part;
  });
}

std::vector<Link> read_links(const base::Rows& rows) {
  std::vector<Link> links;
  std::unordered_map<Address, Address, AddressHash> stand_ins;
  links.reserve(rows.rows.size());
  for (const base::Row& row : rows.rows) {
    Fields fields(row);
    Link link;
    link.from = read_address(fields);
    link.to = read_address(fields);
    const std::string mode = fields.text();
    if (mode == "s") {
      stand_ins.emplace(link.from, link.to);
      continue;
    }
    link.mode = mode == "o"   ? Dependency::Mode::owned
                : mode == "n" ? Dependency::Mode::normal
                              : Dependency::Mode::automatic;
    links.push_back(link);
  }
  replace_stand_ins(links, stand_ins);
  return links;
}

// The object at an address, or the one that an unknown part (a column of a view) belongs to.
const std::size_t* find(const Positions& positions, Address address) {
  auto found = positions.find(address);
  if (found == positions.end() && address.part != 0) {
    address.part = 0;
    found = positions.find(address);
  }
  return found == positions.end() ? nullptr : &found->second;
}

Positions positions_of(const std::vector<ObjectPtr>& objects) {
  Positions positions;
  positions.reserve(objects.size());
  for (std::size_t i = 0; i < objects.size(); ++i) positions.emplace(objects[i]->address, i);
  return positions;
}

void link(Catalog& catalog, const std::vector<Link>& links) {
  const Positions positions = positions_of(catalog.objects);
  catalog.dependencies.assign(catalog.objects.size(), {});
  const auto add = [&](std::size_t from, Address to, Dependency::Mode mode) {
    const std::size_t* target = find(positions, to);
    if (target && *target != from) catalog.dependencies[from].push_back({*target, mode});
  };
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    const Object& object = *catalog.objects[i];
    if (object.parent) add(i, object.parent, Dependency::Mode::automatic);
    for (const Address& need : object.needs) add(i, need, Dependency::Mode::normal);
  }
  for (const Link& one : links) {
    if (const std::size_t* from = find(positions, one.from)) add(*from, one.to, one.mode);
  }
  for (auto& list : catalog.dependencies) {
    const auto key = [](const Dependency& d) { return std::pair(d.target, d.mode); };
    std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    list.erase(
        std::unique(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
        list.end());
  }
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
void exclude(Catalog& catalog, const Filter& filter, const std::vector<Link>& links) {
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
  link(catalog, links);
}

void sort_each_kind(std::vector<ObjectPtr>& objects, std::size_t begin) {
  std::sort(objects.begin() + static_cast<std::ptrdiff_t>(begin), objects.end(),
            [](const ObjectPtr& a, const ObjectPtr& b) { return a->name < b->name; });
}

}  // namespace

bool wanted(const Kind& kind, const Filter& filter) {
  const Aspect aspect = kind.traits().aspect;
  return aspect == Aspect::schema || (aspect == Aspect::owners ? filter.owners : filter.privileges);
}

std::string for_version(std::string_view query, int server_version, bool superuser) {
  const auto kept = [&](std::string_view rule) {
    for (; !rule.empty(); rule.remove_prefix(std::min(rule.find(' '), rule.size() - 1) + 1)) {
      const auto version = [&](std::size_t skip) { return std::atoi(rule.data() + skip) * 10000; };
      if (rule.starts_with(">=")) {
        if (server_version < version(2)) return false;
      } else if (rule.starts_with("<")) {
        if (server_version >= version(1)) return false;
      } else {
        return rule.starts_with("superuser") ? superuser : !rule.starts_with("others") || !superuser;
      }
    }
    return true;
  };
  std::string result;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('\n'), query.size() - 1) + 1;
    const std::string_view line = query.substr(0, end);
    query.remove_prefix(end);
    const std::size_t mark = line.rfind("-- ");
    if (mark == line.npos || kept(line.substr(mark + 3))) result += line;
  }
  return result;
}

std::string_view dependency_query() {
  return
#include "dependency.sql.inc"
      ;
}

std::string_view cast_query() {
  return
#include "type_cast.sql.inc"
      ;
}

std::string_view unmodelled_query() {
  return
#include "unmodelled.sql.inc"
      ;
}

Catalog build(const Answers& answers, const Filter& filter) {
  Catalog catalog;
  catalog.server_version = answers.server_version;
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    const std::size_t begin = catalog.objects.size();
    read_objects(*kinds()[i], answers.kinds[i], catalog.objects);
    sort_each_kind(catalog.objects, begin);
  }
  const std::vector<Link> links = read_links(answers.dependencies);
  link(catalog, links);
  exclude(catalog, filter, links);

  for (const base::Row& row : answers.casts.rows) {
    Fields fields(row);
    Cast cast;
    cast.source = fields.text();
    cast.target = fields.text();
    cast.assignment = fields.boolean();
    catalog.casts.push_back(std::move(cast));
  }
  std::sort(catalog.casts.begin(), catalog.casts.end(), [](const Cast& a, const Cast& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  });
  for (const base::Row& row : answers.unmodelled.rows) {
    Fields fields(row);
    catalog.unmodelled.push_back(fields.text());
  }
  return catalog;
}

}  // namespace retort::catalog
