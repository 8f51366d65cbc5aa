/* A module that takes every security label, as sepgsql takes those of SELinux: what a server needs to have labels at all. */
#include "postgres.h"

#include "commands/seclabel.h"
#include "fmgr.h"

PG_MODULE_MAGIC;

void _PG_init(void);

static void take(const ObjectAddress *object, const char *label) {
  (void)object;
  (void)label;
}

void _PG_init(void) {
  register_label_provider("first", take);
  register_label_provider("Other one", take);
}
