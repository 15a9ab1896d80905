"""Writes numbers to a database as fast as it acknowledges them, until it goes away; prints the last one that was acknowledged, then what was lost.

writer.py write postgres|redis         needs the variables of a connection
writer.py count postgres|redis LAST    prints how many of the numbers up to LAST are missing
"""
import os
import sys

task, engine = sys.argv[1:3]


def postgres():
    import psycopg2
    connection = psycopg2.connect(connect_timeout=3)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("create table if not exists numbers (number int)")
    return (lambda number: cursor.execute("insert into numbers values (%s)", (number,)),
            lambda: (cursor.execute("select number from numbers"), {number for (number,) in cursor.fetchall()})[1])


def redis():
    import redis as client
    server = client.Redis.from_url(os.environ["REDIS_URL"], socket_timeout=5)
    return lambda number: server.rpush("numbers", number), lambda: {int(number) for number in server.lrange("numbers", 0, -1)}


write, read = {"postgres": postgres, "redis": redis}[engine]()
if task == "write":
    number = len(read())
    print("writing", flush=True)
    try:
        while True:
            write(number)
            number += 1
    except Exception as reason:
        print(f"{type(reason).__name__}", file=sys.stderr)
    print(number - 1, flush=True)
else:
    print(len(set(range(int(sys.argv[3]) + 1)) - read()))
