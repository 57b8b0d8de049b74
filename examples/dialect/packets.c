/* The headers of captured packets: a pcap file (libpcap's format, Ethernet)
 * with IPv4 (RFC 791), IPv6 (RFC 8200), TCP (RFC 9293), UDP (RFC 768), ICMP,
 * and DNS (RFC 1035) over UDP.
 *
 * One line for each packet; what is cut off or contradicts itself ends the
 * line with "bad". */
#include "tool.h"

#include <stdbool.h>

/* What is left of a packet: data up to `end`. */
struct __view cursor {
    const uint8_t *const data __counted_by(n);
    const size_t n;
    size_t at, end;
    bool is_bad;
};

/* `bytes` bytes in network order; 0, and bad from then on, past the end. */
static uint32_t take(struct cursor *c,
                     size_t bytes) {
    if (c->end > c->n || c->end - c->at < bytes) {
        c->is_bad = true;
        c->at = c->end;
        return 0;
    }
    uint32_t number = 0;
    for (size_t i = 0; i < bytes; i++)
        number = number << 8 | c->data[c->at++];
    return number;
}

static void skip(struct cursor *c, size_t bytes) {
    if (c->end - c->at < bytes) {
        c->is_bad = true;
        bytes = c->end - c->at;
    }
    c->at += bytes;
}

static void field(struct output *out, const char *name __counted_by(n), size_t n,
                  uint64_t value) {
    output_byte(out, ' ');
    output_text(out, name, n);
    output_byte(out, '=');
    output_number(out, value);
}

#define FIELD(out, name, value) field((out), "" name, sizeof(name) - 1, (value))

/* The sum of RFC 1071 over a range, from a start value. */
static uint32_t internet_sum(const uint8_t *data __counted_by(n), size_t n, size_t start,
                             size_t end, uint32_t sum) {
    for (size_t i = start; i < end && i < n; i++)
        sum += (i - start) % 2 ? data[i] : sd_as(uint32_t, data[i]) << 8;
    return sum;
}

static bool is_sum_right(uint32_t sum) {
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum == 0xffff;
}

static void address4(struct cursor *c,
                     struct output *out) {
    for (int i = 0; i < 4; i++) {
        output_number(out, take(c, 1));
        if (i < 3)
            output_byte(out, '.');
    }
}

/* All eight groups, not shortened. */
static void address6(struct cursor *c,
                     struct output *out) {
    for (int i = 0; i < 8; i++) {
        output_hex(out, take(c, 2), 4);
        if (i < 7)
            output_byte(out, ':');
    }
}

/* A name of a DNS message that starts at `start`; compression pointers lead
 * backwards only (RFC 1035, 4.1.4), so they end. */
static void dns_name(struct cursor *c,
                     size_t start, struct output *out) {
    struct cursor here = *c;
    bool has_jumped = false, is_first = true;
    size_t lowest = c->at;
    for (;;) {
        uint32_t length = take(&here, 1);
        if (here.is_bad || length == 0)
            break;
        if (length >> 6 == 3) {
            size_t target = start + ((length & 63) << 8 | take(&here, 1));
            if (!has_jumped)
                c->at = here.at;
            has_jumped = true;
            if (here.is_bad || target >= lowest) {
                here.is_bad = true;
                break;
            }
            here.at = target;
            lowest = target;
            continue;
        }
        if (length > 63) {
            here.is_bad = true;
            break;
        }
        if (!is_first)
            output_byte(out, '.');
        is_first = false;
        for (uint32_t i = 0; i < length; i++) {
            uint8_t letter = sd_as(uint8_t, take(&here, 1));
            output_byte(out, letter > ' ' && letter < 127 ? letter : '?');
        }
    }
    if (!has_jumped)
        c->at = here.at;
    c->is_bad = c->is_bad || here.is_bad;
    if (is_first)
        output_byte(out, '.');
}

static void dns_answer(struct cursor *c,
                       size_t start, struct output *out) {
    OUTPUT_LITERAL(out, " answer=");
    dns_name(c, start, out);
    uint32_t type = take(c, 2);
    skip(c, 2); /* class */
    uint32_t ttl = take(c, 4), length = take(c, 2);
    FIELD(out, "type", type);
    FIELD(out, "ttl", ttl);
    if (c->is_bad || c->end - c->at < length) {
        c->is_bad = true;
        return;
    }
    struct cursor value = {.data = c->data, .n = c->n, .at = c->at, .end = c->at + length};
    c->at += length;
    OUTPUT_LITERAL(out, " value=");
    if (type == 1 && length == 4)
        address4(&value, out);
    else if (type == 28 && length == 16)
        address6(&value, out);
    else if (type == 5 || type == 2 || type == 12)
        dns_name(&value, start, out);
    else
        output_number(out, length);
    c->is_bad = c->is_bad || value.is_bad;
}

static void dns(struct cursor *c,
                struct output *out) {
    size_t start = c->at;
    FIELD(out, "id", take(c, 2));
    uint32_t flags = take(c, 2);
    FIELD(out, "response", flags >> 15);
    FIELD(out, "rcode", flags & 15);
    uint32_t questions = take(c, 2), answers = take(c, 2);
    skip(c, 4);
    for (uint32_t i = 0; i < questions && !c->is_bad; i++) {
        OUTPUT_LITERAL(out, " question=");
        dns_name(c, start, out);
        FIELD(out, "type", take(c, 2));
        skip(c, 2);
    }
    for (uint32_t i = 0; i < answers && !c->is_bad; i++)
        dns_answer(c, start, out);
}

static void tcp(struct cursor *c, uint32_t pseudo,
                struct output *out) {
    size_t start = c->at;
    OUTPUT_LITERAL(out, " tcp");
    FIELD(out, "from", take(c, 2));
    FIELD(out, "to", take(c, 2));
    FIELD(out, "seq", take(c, 4));
    FIELD(out, "ack", take(c, 4));
    uint32_t word = take(c, 2);
    FIELD(out, "window", take(c, 2));
    static const char flag_names[8] = {'F', 'S', 'R', 'P', 'A', 'U', 'E', 'C'};
    OUTPUT_LITERAL(out, " flags=");
    for (size_t i = 0; i < 8; i++)
        if (word >> i & 1)
            output_byte(out, sd_as(uint8_t, flag_names[i]));
    size_t header = (word >> 12) * 4;
    if (header < 20 || c->end - start < header) {
        c->is_bad = true;
        return;
    }
    bool is_right = is_sum_right(internet_sum(c->data, c->n, start, c->end, pseudo));
    FIELD(out, "sum", is_right);
    FIELD(out, "payload", c->end - start - header);
}

static void udp(struct cursor *c, uint32_t pseudo,
                struct output *out) {
    size_t start = c->at;
    OUTPUT_LITERAL(out, " udp");
    uint32_t from = take(c, 2), to = take(c, 2);
    uint32_t length = take(c, 2), sum = take(c, 2);
    FIELD(out, "from", from);
    FIELD(out, "to", to);
    if (c->is_bad || length < 8 || c->end - start < length) {
        c->is_bad = true;
        return;
    }
    c->end = start + length;
    bool is_right = sum == 0 || is_sum_right(internet_sum(c->data, c->n, start, c->end, pseudo));
    FIELD(out, "sum", is_right);
    FIELD(out, "payload", length - 8);
    if (from == 53 || to == 53)
        dns(c, out);
}

static void transport(struct cursor *c,
                      uint32_t protocol, uint32_t addresses, struct output *out) {
    uint32_t pseudo = addresses + protocol + sd_as(uint32_t, c->end - c->at);
    switch (protocol) {
    case 6:
        tcp(c, pseudo, out);
        break;
    case 17:
        udp(c, pseudo, out);
        break;
    case 1:
    case 58:
        OUTPUT_LITERAL(out, " icmp");
        FIELD(out, "type", take(c, 1));
        FIELD(out, "code", take(c, 1));
        break;
    default:
        FIELD(out, "protocol", protocol);
    }
}

static void ipv4(struct cursor *c,
                 struct output *out) {
    size_t start = c->at;
    OUTPUT_LITERAL(out, " ipv4 ");
    uint32_t first = take(c, 1);
    skip(c, 1);
    uint32_t length = take(c, 2);
    skip(c, 2);
    uint32_t fragment = take(c, 2), ttl = take(c, 1);
    uint32_t protocol = take(c, 1);
    skip(c, 2);
    uint32_t addresses = internet_sum(c->data, c->n, c->at, c->at + 8 < c->end ? c->at + 8 : c->end, 0);
    address4(c, out);
    output_byte(out, '>');
    address4(c, out);
    FIELD(out, "ttl", ttl);
    size_t header = (first & 15) * 4;
    if (c->is_bad || first >> 4 != 4 || header < 20 || length < header ||
        c->end - start < length) {
        c->is_bad = true;
        return;
    }
    bool is_right = is_sum_right(internet_sum(c->data, c->n, start, start + header, 0));
    FIELD(out, "headersum", is_right);
    c->at = start + header;
    c->end = start + length;
    if (fragment & 0x3fff)
        FIELD(out, "fragment", (fragment & 0x1fff) * 8);
    else
        transport(c, protocol, addresses, out);
}

static void ipv6(struct cursor *c,
                 struct output *out) {
    OUTPUT_LITERAL(out, " ipv6 ");
    skip(c, 4);
    uint32_t length = take(c, 2), next = take(c, 1), ttl = take(c, 1);
    uint32_t addresses =
        internet_sum(c->data, c->n, c->at, c->at + 32 < c->end ? c->at + 32 : c->end, 0);
    address6(c, out);
    output_byte(out, '>');
    address6(c, out);
    FIELD(out, "ttl", ttl);
    if (c->is_bad || c->end - c->at < length) {
        c->is_bad = true;
        return;
    }
    c->end = c->at + length;
    transport(c, next, addresses, out);
}

static void packet(struct cursor *c,
                   struct output *out) {
    skip(c, 12);
    uint32_t type = take(c, 2);
    if (type == 0x0800)
        ipv4(c, out);
    else if (type == 0x86dd)
        ipv6(c, out);
    else
        FIELD(out, "ethertype", type);
    if (c->is_bad)
        OUTPUT_LITERAL(out, " bad");
}

static uint32_t read_le32(const uint8_t *data __counted_by(n), size_t n, size_t at) {
    if (at > n || n - at < 4)
        return 0;
    return sd_as(uint32_t, data[at]) | sd_as(uint32_t, data[at + 1]) << 8 |
           sd_as(uint32_t, data[at + 2]) << 16 | sd_as(uint32_t, data[at + 3]) << 24;
}

int tool_run(const uint8_t *input __counted_by(n), size_t n, struct output *out) {
    if (n < 24 || read_le32(input, n, 0) != 0xa1b2c3d4 || read_le32(input, n, 20) != 1)
        return 1;
    size_t number = 0;
    for (size_t at = 24; at < n;) {
        size_t length = read_le32(input, n, at + 8);
        if (n - at < 16 || n - at - 16 < length)
            return 1;
        struct cursor c = {.data = input, .n = n, .at = at + 16, .end = at + 16 + length};
        output_number(out, ++number);
        packet(&c, out);
        output_byte(out, '\n');
        at += 16 + length;
    }
    return 0;
}
