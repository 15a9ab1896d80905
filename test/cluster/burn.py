"""Steady load for an autoscaler: RATE requests a second for SECONDS, in batches on a few kept-alive connections. burn.py HOST PORT RATE SECONDS"""
import socket
import sys
import time

host, port, rate, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
tick, connections = 0.02, [None] * 6
request = f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()


def ask(index, count):
    try:
        if connections[index] is None:
            connections[index] = socket.create_connection((host, port), timeout=2)
        connections[index].sendall(request * count)
        answers = 0
        while answers < count:
            data = connections[index].recv(1 << 16)
            if not data:
                raise ConnectionError
            answers += data.count(b"HTTP/1.1 200")
    except OSError:
        if connections[index] is not None:
            connections[index].close()
        connections[index] = None


start, sent, turn = time.monotonic(), 0, 0
while (now := time.monotonic() - start) < seconds:
    due = int(now * rate) - sent
    if due > 0:
        ask(turn % len(connections), min(due, 200))
        sent += min(due, 200)
        turn += 1
    time.sleep(tick)
