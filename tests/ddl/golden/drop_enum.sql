DROP TYPE ticket_state;
