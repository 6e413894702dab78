#include <libpq-fe.h>
// Not in Swift's Glibc module: what the event loop waits with.
#include <sys/epoll.h>
#include <sys/eventfd.h>
