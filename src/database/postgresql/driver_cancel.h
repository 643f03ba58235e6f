/* A request to the server to end what a session is at. */
#ifndef DATABASE_POSTGRESQL_DRIVER_CANCEL_H
#define DATABASE_POSTGRESQL_DRIVER_CANCEL_H

struct cancel_request;
struct libpq;
struct pg_conn;

enum cancel_state {
    CANCEL_UNDER_WAY,
    CANCEL_SENT, /* the server has it: no later statement meets it */
    CANCEL_FAILED,
};

/* Begins to send it; NULL where it cannot be. Free it, sent or not: what is under way then goes on
 * by itself, until the server speaks or the connection breaks. */
struct cancel_request *cancel_request_send(const struct libpq *pq, struct pg_conn *handle);
enum cancel_state cancel_request_state(const struct cancel_request *request);
void cancel_request_free(struct cancel_request *request);

#endif
