/* A mail server that takes everything and keeps nothing, for where aiosmtpd would be the limit: bench-sink PORT COUNTFILE.
 * One thread and poll(2); every mail it has taken adds a byte to the file. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LINE = 4096, PEERS = 256 };
struct peer { int isData; size_t length; char line[LINE]; };
static struct peer peers[PEERS];
static struct pollfd polls[PEERS];
static int counter;

static void say(int socket, const char *words) { if (write(socket, words, strlen(words)) < 0) {} }

/* Answers one line; 0 where the connection is to end. */
static int hear(int socket, struct peer *peer) {
    const char *line = peer->line;
    if (peer->isData) {
        if (strcmp(line, ".") == 0) {
            peer->isData = 0;
            if (write(counter, ".", 1) < 0) return 0;
            say(socket, "250 taken\r\n");
        }
    } else if (strncasecmp(line, "EHLO", 4) == 0) say(socket, "250-sink\r\n250 8BITMIME\r\n");
    else if (strncasecmp(line, "DATA", 4) == 0) { peer->isData = 1; say(socket, "354 go on\r\n"); }
    else if (strncasecmp(line, "QUIT", 4) == 0) { say(socket, "221 bye\r\n"); return 0; }
    else say(socket, "250 OK\r\n");
    return 1;
}

static int receive(int socket, struct peer *peer) {
    char bytes[65536];
    ssize_t count = read(socket, bytes, sizeof bytes);
    for (ssize_t i = 0; i < count; i++) {
        if (bytes[i] != '\n') {
            if (peer->length < LINE - 1) peer->line[peer->length++] = bytes[i];
            continue;
        }
        if (peer->length > 0 && peer->line[peer->length - 1] == '\r') peer->length--;
        peer->line[peer->length] = 0;
        peer->length = 0;
        if (!hear(socket, peer)) return 0;
    }
    return count > 0;
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int on = 1, listening = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(atoi(arguments[1])) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    counter = open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (counter < 0 || bind(listening, (struct sockaddr *)&address, sizeof address) < 0 || listen(listening, 128) < 0) {
        perror("bench-sink");
        return 1;
    }
    for (int i = 0; i < PEERS; i++) polls[i] = (struct pollfd){ .fd = i ? -1 : listening, .events = POLLIN };
    for (;;) {
        poll(polls, PEERS, -1);
        for (int i = 1; i < PEERS; i++) {
            if (polls[i].fd < 0 || !polls[i].revents || receive(polls[i].fd, &peers[i])) continue;
            close(polls[i].fd);
            polls[i].fd = -1;
        }
        if (!polls[0].revents) continue;
        int i = 1, made = accept(listening, NULL, NULL);
        while (i < PEERS && polls[i].fd >= 0) i++;
        if (made < 0) continue;
        if (i == PEERS) { close(made); continue; }
        setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        memset(&peers[i], 0, sizeof peers[i]);
        polls[i].fd = made;
        polls[i].revents = 0;
        say(made, "220 sink\r\n");
    }
}
