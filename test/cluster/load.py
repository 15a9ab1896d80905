"""Open-loop load: a request every 1/RATE s for SECONDS, whether earlier ones are answered or not; none is tried again.

load.py HOST PORT RATE SECONDS fresh|kept [ADDRESS]     prints how many were sent, and each failure

With an ADDRESS it asks there, by TLS, for the host; certificates are not looked at.

`kept` keeps connections alive, as a reverse proxy does: one that the server has closed is not used for another request.
"""
import asyncio
import collections
import ssl
import sys
import time

host, port, rate, seconds, mode = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]), sys.argv[5]
address = sys.argv[6] if len(sys.argv) > 6 else None
idle = collections.deque()
failures = []


async def connect():
    while mode == "kept" and idle:
        reader, writer = idle.popleft()
        if reader.at_eof() or writer.is_closing():
            writer.close()
        else:
            return reader, writer
    if address is None:
        return await asyncio.open_connection(host, port)
    anyone = ssl.create_default_context()
    anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
    return await asyncio.open_connection(address, port, ssl=anyone, server_hostname=host)


async def answer(reader):
    status = await reader.readline()
    if not status:
        raise ConnectionError("closed without an answer")
    length, keep = 0, mode == "kept" and status.startswith(b"HTTP/1.1")
    while (line := await reader.readline()).strip():
        name, value = line.decode().lower().split(":", 1)
        length = int(value) if name == "content-length" else length
        keep = keep and not (name == "connection" and "close" in value)
    await reader.readexactly(length)
    return int(status.split()[1]), keep


async def request(number):
    try:
        async with asyncio.timeout(10):
            reader, writer = await connect()
            writer.write(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: {'keep-alive' if mode == 'kept' else 'close'}\r\n\r\n".encode())
            await writer.drain()
            status, keep = await answer(reader)
        if keep:
            idle.append((reader, writer))
        else:
            writer.close()
        if status != 200:
            failures.append(f"{number}: status {status}")
    except Exception as reason:
        failures.append(f"{number}: {type(reason).__name__}: {reason}")


async def main():
    start, sent, tasks = time.monotonic(), 0, set()
    while (at := start + sent / rate) < start + seconds:
        await asyncio.sleep(max(0, at - time.monotonic()))
        tasks.add(asyncio.create_task(request(sent)))
        sent += 1
    await asyncio.gather(*tasks)
    print(f"{sent} requests, {len(failures)} failed")
    print("\n".join(failures[:20]))


asyncio.run(main())
