// Sections "Revisions" and "Naming a revision" of the specification, sentence by sentence.
#include <boost/test/unit_test.hpp>

#include "spec.hpp"

namespace {

constexpr const char* line = "a; b<a; c<b; d<c";
constexpr const char* forked = "a; b1<a [left]; c1<b1; b2<a [right]; c2<b2";
constexpr const char* diamond = "a; b1<a; b2<a; m<b1,b2; n<m";
constexpr const char* needs = "a [one]; b<a; x [two] {b}; y<x";
constexpr const char* leaning = "a [l]; b<a; x {b}";

}  // namespace

BOOST_AUTO_TEST_CASE(spec_revisions) {
  spec::check({
      {"Revisions 1: an id, parents, labels, dependencies by id or label",
       "a; b; c; z [q]; m<a,b [x,y] {c,q}", "", "about m", "m revises a,b labelled x,y needs c,z"},
      {"Revisions 1: none of them is needed", "a", "", "about a", "a"},
      {"Revisions 2: a base has no parents; there may be several", "a; b<a; x; y<x; z {a}", "", "bases",
       "a,x,z"},
      {"Revisions 2: a branch point has several children by revises", "a; b<a; c<a; d<b; x {b}", "",
       "branchpoints", "a"},
      {"Revisions 2: a merge has several parents", "a; b; m<a,b; x<a {b}", "", "merges", "m"},
      {"Revisions 2: a head is nobody's parent", leaning, "", "heads", "b,x"},
      {"Revisions 2: an effective head is nobody's dependency either", leaning, "", "effective", "x"},
      {"Revisions 2: `head` uses heads", leaning, "", "name head", "R0255~b~x"},
      {"Revisions 2: `label@heads` uses heads", leaning, "", "name l@heads", "b"},
      {"Revisions 2: `label@heads` may be several", "a [l]; b<a; c<a; x {c}", "", "name l@heads", "b,c"},
      {"Revisions 2: the bare word `heads` uses effective heads", leaning, "", "name heads", "x"},
      {"Revisions 2: so does an upgrade to it", leaning, "", "upgrade heads", "+a(+a) +b(a>b) +x(b>x)"},
  });
}

BOOST_AUTO_TEST_CASE(spec_labels) {
  spec::check({
      {"Revisions 3: a label stands for an id: upgrade", forked, "", "upgrade left", "+a(+a) +b1(a>b1)"},
      {"Revisions 3: downgrade", forked, "c1", "downgrade left", "-c1(c1>b1)"},
      {"Revisions 3: stamp", forked, "", "stamp left", "+b1"},
      {"Revisions 3: show and edit", forked, "", "one left", "b1"},
      {"Revisions 3: history's range", forked, "", "range left:c1", "c1,b1"},
      {"Revisions 3: a step's start", forked, "", "name left+1", "c1"},
      {"Revisions 3: after @", forked, "", "name left@left", "b1"},
      {"Revisions 3: depends_on", "a [l]; b {l}", "", "about b", "b needs a"},
      {"Revisions 3: offline", forked, "", "offline-upgrade left:c1", "b1: +c1(b1>c1)"},
      {"Revisions 3: a lineage is all ancestors and descendants by revises",
       "a; b<a; c<b [l]; d<c; e<c; f<a; x<f {c}", "", "lineage l", "a,b,c,d,e"},
      {"Revisions 3: beyond merges too", "a; b; m<a,b; n<m [l]; o<n", "", "lineage l", "a,b,m,n,o"},
      {"Revisions 3: an id names its lineage as well", forked, "", "lineage c1", "a,b1,c1"},
      {"Revisions 3: `branch@` uses the lineage", forked, "", "name left@a", "a"},
      {"Revisions 3: roots use the lineage", forked, "c1,c2", "downgrade left@a", "-c1(c1>b1) -b1(-b1)"},
      {"Revisions 3: relative steps use the lineage", forked, "", "name left@a+1", "b1"},
      {"Revisions 3: a label is shown on descendants", forked, "", "labels",
       "b1:left b2:right c1:left c2:right"},
      {"Revisions 3: and on ancestors as far as the nearest branch point", "r; a<r; b<a [l]; c<b; s<r", "",
       "labels", "a:l b:l c:l"},
      {"Revisions 3: or the nearest merge", "p; q; m<p,q; n<m; o<n [l]; z<o", "", "labels", "n:l o:l z:l"},
      {"Revisions 3: which may be the revision itself", "a; b<a [l]; c<b; d<b", "", "labels", "b:l c:l d:l"},
      {"Revisions 3: a merge with a label", "a; b; m<a,b [l]; n<m", "", "labels", "m:l n:l"},
      {"Revisions 3: down to a base without one", "a; b<a; c<b [l]", "", "labels", "a:l b:l c:l"},
  });
}

BOOST_AUTO_TEST_CASE(spec_dependencies) {
  spec::check({
      {"Revisions 4: dependencies order work", "a {z}; z", "", "upgrade heads", "+z(+z) +a(z>a)"},
      {"Revisions 4: and pull revisions in", needs, "", "upgrade x", "+a(+a) +b(a>b) +x(b>x)"},
      {"Revisions 4: they make no merge", "a; b; m<a {b}", "", "merges", ""},
      {"Revisions 4: they make no branch point", "a; b<a; x {a}", "", "branchpoints", ""},
      {"Revisions 4: they make no lineage", needs, "", "lineage b", "a,b"},
      {"Revisions 4: not from the other side either", needs, "", "lineage y", "x,y"},
      {"Revisions 4: what an ancestor declares adds nothing on the way up", "a; x {a}; y<x {a}", "",
       "upgrade y", "+a(+a) +x(a>x) +y(x>y)"},
      {"Revisions 4: nor on the way down", "a; x {a}; y<x {a}", "y", "downgrade x@base", "-y(y>x) -x(x>a)"},
      {"Revisions 4: nor with an ancestor's ancestor", "a; b<a; x {b}; y<x {a}", "y", "downgrade -1",
       "-y(y>x)"},
  });
}

BOOST_AUTO_TEST_CASE(spec_ids) {
  spec::check({
      {"Revisions 5: ids may hold anything else",
       "v1.0; ö'\"<v1.0; 日本<ö'\"; 1_2!\\%$<日本; #&*=/?~`|^<1_2!\\%$", "", "load", "sound"},
      {"Revisions 5: `v1.0` is an id", "v1.0; x<v1.0", "", "name v1.0", "v1.0"},
      {"Revisions 5: and `v1.0+1` a step from it", "v1.0; x<v1.0", "", "name v1.0+1", "x"},
      {"Revisions 5: @", "a@b", "", "load", "R0236"},
      {"Revisions 5: -", "a-b", "", "load", "R0236"},
      {"Revisions 5: +", "a+b", "", "load", "R0236"},
      {"Revisions 5: :", "a:b", "", "load", "R0236"},
      {"Revisions 5: white space", "a b", "", "load", "R0236"},
      {"Revisions 5: and so for labels", "a [b-c]; d [e@f]; g [h i]", "", "load", "R0236 R0236 R0236"},
      {"Revisions 5: reserved ids", "head; heads; base; current", "", "load", "R0237 R0237 R0237 R0237"},
      {"Revisions 5: reserved labels", "a [head,heads,base,current]", "", "load", "R0237 R0237 R0237 R0237"},
      {"Revisions 5: what only begins so is not reserved", "head1; basement; currently [heads_of]", "",
       "load", "sound"},
      {"Revisions 5: an id twice", "a; a", "", "load", "R0231~a.sql"},
      {"Revisions 5: a label twice", "a [l]; b [l]", "", "load", "R0234~a.sql"},
      {"Revisions 5: a label equal to an id", "a [b]; b", "", "load", "R0234~b.sql"},
      {"Revisions 5: even to its own", "a [a]", "", "load", "R0234"},
  });
}

BOOST_AUTO_TEST_CASE(spec_naming) {
  spec::check({
      {"Naming 1: head", line, "", "name head", "d"},
      {"Naming 1: heads", forked, "", "name heads", "c1,c2"},
      {"Naming 1: base", line, "", "name base", "base"},
      {"Naming 1: a full id", line, "", "name c", "c"},
      {"Naming 1: a full id that begins another", "ab; abc<ab", "", "name ab", "ab"},
      {"Naming 1: a label", forked, "", "name right", "b2"},
      {"Naming 1: a unique prefix of an id", "ae1027; ae3<ae1027", "", "name ae1", "ae1027"},
      {"Naming 1: of any length", "alpha; beta<alpha", "", "name b", "beta"},
      {"Naming 1: a unique prefix of a label", forked, "", "name ri", "b2"},
      {"Naming 1: no unique one", "ae1; ae2<ae1", "", "name ae", "R0252~ae1~ae2"},
      {"Naming 1: an id and a label of one revision are one candidate", "abc [abel]; x<abc", "", "name ab",
       "abc"},
      {"Naming 1: of two they are two", "abc; x<abc [abel]", "", "name ab", "R0252"},
      {"Naming 1: a prefix of `head` is no `head`", "hea; x<hea", "", "name he", "hea"},
      {"Naming 1: `current` for show and edit", line, "b", "one current", "b"},
      {"Naming 1: `current` for history", line, "b", "range current:", "d,c,b"},
      {"Naming 1: no `current` for upgrade", line, "b", "upgrade current", "R0259"},
      {"Naming 1: the candidates of branch@prefix are the branch's", forked, "", "name left@c", "c1"},
      {"Naming 1: without it they are all", forked, "", "name c", "R0252~c1~c2"},
      {"Naming 1: also where an id outside is just so", "a; b<a; k<a [l]; bc<k", "", "name l@b", "bc"},
      {"Naming 2: a label as branch", forked, "", "name left@c1", "c1"},
      {"Naming 2: an id as branch", forked, "", "name b1@c1", "c1"},
      {"Naming 2: a prefix as branch", forked, "", "name le@c1", "c1"},
      {"Naming 2: it must be unique", forked, "", "name b@c1", "R0252~b1~b2"},
      {"Naming 2: x may be head", forked, "", "name left@head", "c1"},
      {"Naming 2: x may be heads", forked, "", "name a@heads", "c1,c2"},
      {"Naming 2: x may be base", forked, "", "name left@base", "base"},
      {"Naming 2: x may be a label", forked, "", "name c1@left", "b1"},
      {"Naming 2: x may be current", forked, "c1,c2", "one left@current", "c1"},
      {"Naming 2: x may be an ancestor", forked, "", "name left@a", "a"},
      {"Naming 2: nothing outside of the lineage", forked, "", "name left@c2", "R0253~c2~left"},
      {"Naming 2: what depends is outside", needs, "", "name one@x", "R0253"},
  });
}

BOOST_AUTO_TEST_CASE(spec_steps_in_names) {
  spec::check({
      {"Naming 3: +N from the rows", line, "a", "upgrade +2", "+b(a>b) +c(b>c)"},
      {"Naming 3: -N from the rows", line, "d", "downgrade -2", "-d(d>c) -c(c>b)"},
      {"Naming 3: x+N", line, "", "name a+2", "c"},
      {"Naming 3: x-N", line, "", "name d-2", "b"},
      {"Naming 3: base+N", line, "", "name base+2", "b"},
      {"Naming 3: head-N", line, "", "name head-1", "c"},
      {"Naming 3: branch@+N", forked, "a", "upgrade left@+2", "+b1(a>b1) +c1(b1>c1)"},
      {"Naming 3: branch@-N", forked, "c1", "downgrade left@-1", "-c1(c1>b1)"},
      {"Naming 3: branch@head-N", forked, "", "name right@head-1", "b2"},
      {"Naming 3: branch@base+N", forked, "", "name right@base+2", "b2"},
      {"Naming 3: x+0 is x", line, "", "name b+0", "b"},
      {"Naming 3: x-0 is x", line, "", "name b-0", "b"},
      {"Naming 3: text after the number", line, "a", "upgrade +1x", "R0258"},
      {"Naming 3: a second step after it", line, "", "name a+1+1", "R0258"},
      {"Naming 3: no number", line, "", "name a+", "R0258"},
      {"Naming 3: a bare +0", line, "a", "upgrade +0", "R0258"},
      {"Naming 3: a bare -0", line, "a", "downgrade -0", "R0258"},
      {"Naming 3: with a branch too", forked, "a", "upgrade left@+0", "R0258"},
      {"Naming 3a: up from the single row", line, "b", "upgrade +1", "+c(b>c)"},
      {"Naming 3a: from base without rows", line, "", "upgrade +1", "+a(+a)"},
      {"Naming 3a: several rows", forked, "b1,b2", "upgrade +1", "R0257~b1~b2"},
      {"Naming 3a: several ways up", forked, "a", "upgrade +1", "R0257~b1~b2"},
      {"Naming 3a: several ways up from base", "a; x", "", "upgrade +1", "R0257~a~x"},
      {"Naming 3a: branch@+N from the row on it", forked, "b1,c2", "upgrade left@+1", "+c1(b1>c1)"},
      {"Naming 3a: several rows on it", forked, "b1,b2", "upgrade a@+1", "R0257~b1~b2"},
      {"Naming 3a: else from the newest applied ancestor on it", "a; b<a; c<b [l]; d<c; x<b", "x",
       "upgrade l@+2", "+c(+c) +d(c>d)"},
      {"Naming 3a: else from base", forked, "", "upgrade left@+2", "+a(+a) +b1(a>b1)"},
      {"Naming 3a: -N is no upgrade", line, "b", "upgrade -1", "R0260~downgrade -1"},
      {"Naming 3a: nor is branch@-N", forked, "b1", "upgrade left@-1", "R0260~downgrade left@-1"},
      {"Naming 3a: +N is no downgrade", line, "b", "downgrade +1", "R0260~upgrade +1"},
      {"Naming 3b: down from the single row", line, "d", "downgrade -1", "-d(d>c)"},
      {"Naming 3b: several ways down from a merge", diamond, "m", "downgrade -1", "R0257~b1~b2"},
      {"Naming 3b: also on the way", diamond, "n", "downgrade -2", "R0257~b1~b2"},
      {"Naming 3b: branch@-N from the row on it", forked, "c1,c2", "downgrade right@-1", "-c2(c2>b2)"},
      {"Naming 3b: else from what has no applied child there", needs, "y", "downgrade one@-1",
       "-y(y>x) -x(x>b) -b(b>a)"},
      {"Naming 3b: else an error", forked, "c2", "downgrade left@-1", "R0262~left"},
      {"Naming 3b: several of those", "a [l]; b<a; c<a; x {b,c}", "x", "downgrade l@-1", "R0257~b~c"},
      {"Naming 3b: several rows on it", forked, "c1,c2", "downgrade a@-1", "R0257~c1~c2"},
      {"Naming 3b: nothing applied", line, "", "downgrade -1", "R0262"},
      {"Naming 3b: x-N is absolute", line, "d", "downgrade d-2", "-d(d>c) -c(c>b)"},
      {"Naming 3b: x+N is absolute", line, "d", "downgrade a+1", "-d(d>c) -c(c>b)"},
      {"Naming 3c: too few up says how many", line, "b", "upgrade +5", "R0256~only 2"},
      {"Naming 3c: too few down says how many", line, "c", "downgrade -4", "R0256~only 3"},
      {"Naming 3c: none at all", line, "d", "upgrade +1", "R0256~no step"},
      {"Naming 3c: absolute ones too", line, "", "name b-3", "R0256~only 2"},
      {"Naming 3c: base-1", line, "", "name base-1", "R0256"},
      {"Naming 3c: exactly at base is base", line, "", "name d-4", "base"},
      {"Naming 3c: as a downgrade too", line, "b", "downgrade -2", "-b(b>a) -a(-a)"},
      {"Naming 3c: history takes what there is", line, "", "range -9:c", "c,b,a"},
      {"Naming 3c: upwards too", line, "", "range c:+9", "d,c"},
      {"Naming 3c: from a name too", line, "", "range b-9:b", "b,a"},
  });
}

BOOST_AUTO_TEST_CASE(spec_several_targets_and_ranges) {
  spec::check({
      {"Naming 4: several targets, each read against the rows before", forked, "a",
       "upgrade left@+1 right@+2", "+b1(a>b1) +b2(+b2) +c2(b2>c2)"},
      {"Naming 4: they may lie above one another", line, "", "upgrade b d", "+a(+a) +b(a>b) +c(b>c) +d(c>d)"},
      {"Naming 4: downgrade takes one revision", forked, "c1,c2", "downgrade heads", "R0255~c1~c2"},
      {"Naming 4: `heads` of a single one is one", line, "d", "downgrade heads", ""},
      {"Naming 4: what is after @ is checked: upgrade", forked, "", "upgrade left@b2", "R0253"},
      {"Naming 4: downgrade", forked, "c1,c2", "downgrade left@b2", "R0253"},
      {"Naming 4: stamp", forked, "", "stamp left@b2", "R0253"},
      {"Naming 4: before its steps are taken", forked, "", "name left@c2-2", "R0253"},
      {"Naming 4: an unknown branch, of nothing", "", "", "upgrade no@head", "R0254"},
      {"Naming 4: of nothing, down", "", "", "downgrade no@base", "R0254"},
      {"Naming 4: of one base", line, "d", "downgrade no@base", "R0254"},
      {"Naming 4: with steps", line, "d", "downgrade no@-1", "R0254"},
      {"Naming 4: to stamp", line, "d", "stamp no@base", "R0254"},
      {"Naming 4: a reserved word is no branch", line, "", "name head@a", "R0254"},
      {"Naming 5: a range of history", line, "", "range b:c", "c,b"},
      {"Naming 5: without a start", line, "", "range :b", "b,a"},
      {"Naming 5: without an end", line, "", "range c:", "d,c"},
      {"Naming 5: without either", line, "", "range :", "d,c,b,a"},
      {"Naming 5: of an upgrade's script", line, "", "offline-upgrade b:d", "b: +c(b>c) +d(c>d)"},
      {"Naming 5: of a downgrade's script", line, "", "offline-downgrade d:b", "d: -d(d>c) -c(c>b)"},
      {"Naming 5: of a stamp's script", line, "", "offline-stamp b:d", "b: b>d"},
  });
}
