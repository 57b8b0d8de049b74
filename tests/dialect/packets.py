"""Captures made and read with dpkt, in the words of examples/dialect/packets.c."""
import io
import random
import socket

import dpkt
from dpkt import dns, ethernet, icmp, ip, ip6, pcap, tcp, udp

NAMES = ["example.org", "a.b.c.d.example.net", "x" * 63 + ".test", "www.example.org"]


def make_dns(rng):
    message = dns.DNS(id=rng.randrange(65536), qr=rng.randrange(2), opcode=dns.DNS_QUERY)
    message.qd = [dns.DNS.Q(name=rng.choice(NAMES), type=rng.choice([1, 28, 15]))
                  for _ in range(rng.randrange(3))]
    message.an = []
    if message.qr:
        message.rcode = rng.choice([0, 0, 3])
        for _ in range(rng.randrange(4)):
            name, ttl = rng.choice(NAMES), rng.randrange(1 << 20)
            kind = rng.choice([dns.DNS_A, dns.DNS_AAAA, dns.DNS_CNAME, dns.DNS_TXT])
            answer = dns.DNS.RR(name=name, type=kind, ttl=ttl)
            if kind == dns.DNS_A:
                answer.rdata = answer.ip = rng.randbytes(4)
            elif kind == dns.DNS_AAAA:
                answer.rdata = answer.ip6 = rng.randbytes(16)
            elif kind == dns.DNS_CNAME:
                answer.cname = rng.choice(NAMES)
            else:
                answer.text = [b"some text"]
                answer.rdata = b"\x09some text"
            message.an.append(answer)
    return message


def make_packet(rng):
    roll = rng.random()
    if roll < 0.4:
        inner, protocol = tcp.TCP(sport=rng.randrange(65536), dport=80, seq=rng.randrange(1 << 32),
                                  ack=rng.randrange(1 << 32), flags=rng.randrange(256),
                                  win=rng.randrange(65536), data=rng.randbytes(rng.randrange(50))), 6
        if rng.random() < 0.3:
            inner.opts = b"\x02\x04\x05\xb4"
            inner.off = 6
    elif roll < 0.9:
        port = rng.choice([53, 53, 1234])
        payload = bytes(make_dns(rng)) if port == 53 else rng.randbytes(rng.randrange(30))
        inner = udp.UDP(sport=rng.randrange(1024, 65536), dport=port, data=payload)
        inner.ulen, protocol = len(inner), 17
    else:
        inner, protocol = icmp.ICMP(type=8, code=0, data=icmp.ICMP.Echo(id=1, seq=2)), 1
    if rng.random() < 0.6 or protocol == 1:
        outer = ip.IP(src=rng.randbytes(4), dst=rng.randbytes(4), p=protocol, ttl=rng.randrange(256),
                      data=inner)
        outer.len = len(outer)
        if rng.random() < 0.1:
            outer.mf, outer.offset = 1, rng.randrange(100)
        kind = ethernet.ETH_TYPE_IP
    else:
        outer = ip6.IP6(src=rng.randbytes(16), dst=rng.randbytes(16), nxt=protocol,
                        hlim=rng.randrange(256), plen=len(inner), data=inner)
        outer.extension_hdrs = {}
        kind = ethernet.ETH_TYPE_IP6
    frame = bytearray(bytes(ethernet.Ethernet(type=kind, data=outer)))
    if rng.random() < 0.1:
        frame[-1] ^= 0x10  # the checksum is wrong then
    return bytes(frame)


def sum_is_right(data, pseudo):
    data = pseudo + bytes(data)
    return int(dpkt.in_cksum(data) == 0)


def name_of(name):
    return "".join(c if " " < c < "\x7f" else "?" for c in name) or "."


def describe_dns(message):
    words = [f"id={message.id}", f"response={message.qr}", f"rcode={message.rcode}"]
    for question in message.qd:
        words += [f"question={name_of(question.name)}", f"type={question.type}"]
    for answer in message.an:
        words += [f"answer={name_of(answer.name)}", f"type={answer.type}", f"ttl={answer.ttl}"]
        if answer.type == dns.DNS_A:
            words.append("value=" + socket.inet_ntoa(answer.ip))
        elif answer.type == dns.DNS_AAAA:
            groups = answer.ip6.hex()
            words.append("value=" + ":".join(groups[i:i + 4] for i in range(0, 32, 4)))
        elif answer.type == dns.DNS_CNAME:
            words.append("value=" + name_of(answer.cname))
        else:
            words.append(f"value={len(answer.rdata)}")
    return words


def describe(frame):
    outer = ethernet.Ethernet(frame).data
    if isinstance(outer, ip.IP):
        words = ["ipv4", f"{socket.inet_ntoa(outer.src)}>{socket.inet_ntoa(outer.dst)}",
                 f"ttl={outer.ttl}", f"headersum={int(dpkt.in_cksum(bytes(outer)[:20]) == 0)}"]
        protocol, addresses = outer.p, outer.src + outer.dst
        if outer.mf or outer.offset:
            return words + [f"fragment={outer.offset * 8}"]
        start = 34
    else:
        groups = (outer.src + outer.dst).hex()
        groups = [groups[i:i + 4] for i in range(0, 64, 4)]
        words = ["ipv6", ":".join(groups[:8]) + ">" + ":".join(groups[8:]), f"ttl={outer.hlim}"]
        protocol, addresses = outer.nxt, outer.src + outer.dst
        start = 54
    raw = frame[start:]
    pseudo = addresses + protocol.to_bytes(4, "big") + len(raw).to_bytes(4, "big")
    if protocol == 6:
        inner = tcp.TCP(raw)
        flags = "".join(letter for bit, letter in enumerate("FSRPAUEC") if inner.flags >> bit & 1)
        return words + ["tcp", f"from={inner.sport}", f"to={inner.dport}", f"seq={inner.seq}",
                        f"ack={inner.ack}", f"window={inner.win}", f"flags={flags}",
                        f"sum={sum_is_right(raw, pseudo)}", f"payload={len(inner.data)}"]
    if protocol == 17:
        inner = udp.UDP(raw)
        right = 1 if inner.sum == 0 else sum_is_right(raw, pseudo)
        words += ["udp", f"from={inner.sport}", f"to={inner.dport}", f"sum={right}",
                  f"payload={len(inner.data)}"]
        return words + (describe_dns(dns.DNS(inner.data)) if inner.dport == 53 else [])
    return words + ["icmp", f"type={raw[0]}", f"code={raw[1]}"]


def captures():
    """Capture files, and the lines expected for each."""
    rng = random.Random(17)
    files, lines = [], []
    for _ in range(5):
        out, expected = io.BytesIO(), []
        writer = pcap.Writer(out)
        for number in range(1, 201):
            frame = make_packet(rng)
            try:
                words = describe(frame)
            except (dpkt.Error, IndexError, UnicodeDecodeError):
                continue  # damage that dpkt does not read
            writer.writepkt(frame, ts=number)
            expected.append(" ".join([str(len(expected) + 1)] + words))
        files.append(out.getvalue())
        lines.append(expected)
    # names that point into each other, and forward: no loop, no escape
    return files, lines
