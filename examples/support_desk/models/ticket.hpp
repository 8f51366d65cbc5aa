// Work that outlives a conversation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "agent.hpp"
#include "conversation.hpp"
#include "customer.hpp"

namespace support {

enum class RETORT_ENUM("ticket_status") TicketStatus {
  fresh RETORT_VALUE("new"),
  open,
  waiting,
  solved,
  closed
};

enum class RETORT_ENUM("ticket_kind") TicketKind { question, incident, problem, task };

enum class RETORT_ENUM("ticket_link_kind") TicketLinkKind {
  duplicates,
  blocks,
  relates_to RETORT_VALUE("relates-to")
};

struct RETORT_TABLE("tickets", unique(&Ticket::organization_id, &Ticket::number),
                    index("ix_tickets_due", &Ticket::due_at, where("status NOT IN ('solved', 'closed')")),
                    index("ix_tickets_assignee", &Ticket::assignee_id, &Ticket::status),
                    comment("Work that outlives a conversation")) Ticket : Timestamps,
                                                                           SoftDelete {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(comment("Counts from 1 in each organization")) std::int64_t number = 0;
  RETORT_COLUMN(references(&Customer::id, on_delete::restrict), index) retort::uuid requester_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null)) std::optional<retort::uuid> assignee_id;
  RETORT_COLUMN(references(&Conversation::id, on_delete::set_null))
  std::optional<retort::uuid> conversation_id;
  RETORT_COLUMN(references(&Ticket::id, on_delete::set_null), index) std::optional<std::int64_t> parent_id;
  RETORT_COLUMN(length(300)) std::string subject;
  std::string description;
  RETORT_COLUMN(default_value(TicketStatus::fresh)) TicketStatus status = TicketStatus::fresh;
  RETORT_COLUMN(default_value(TicketKind::question)) TicketKind kind = TicketKind::question;
  RETORT_COLUMN(default_value(Priority::normal)) Priority priority = Priority::normal;
  std::optional<retort::timestamptz> due_at;
  std::optional<retort::timestamptz> solved_at;
  RETORT_COLUMN(precision(6, 2), default_value(0), check("hours_spent >= 0")) retort::numeric hours_spent;
};

struct RETORT_TABLE("ticket_events",
                    index("ix_ticket_events_ticket", &TicketEvent::ticket_id, &TicketEvent::at)) TicketEvent {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade)) std::int64_t ticket_id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::set_null)) std::optional<retort::uuid> actor_id;
  RETORT_COLUMN(length(50)) std::string field;
  std::optional<retort::jsonb> before;
  std::optional<retort::jsonb> after;
  RETORT_COLUMN(default_now) retort::timestamptz at;
};

struct RETORT_TABLE("ticket_links", primary_key(&TicketLink::from_id, &TicketLink::to_id, &TicketLink::kind),
                    check("from_id <> to_id", named("ticket_links_not_self"))) TicketLink {
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade)) std::int64_t from_id = 0;
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade), index) std::int64_t to_id = 0;
  TicketLinkKind kind = TicketLinkKind::relates_to;
};

struct RETORT_TABLE("ticket_watchers",
                    primary_key(&TicketWatcher::ticket_id, &TicketWatcher::user_id)) TicketWatcher {
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade)) std::int64_t ticket_id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::cascade), index) retort::uuid user_id;
  RETORT_COLUMN(default_now) retort::timestamptz since;
};

}  // namespace support
