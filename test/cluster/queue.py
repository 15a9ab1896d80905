"""Evaluates an expression about the Redis `r` that a pod is connected to, and prints its value: queue.py EXPRESSION."""
import os
import sys

import redis

r = redis.Redis.from_url(os.environ["REDIS_URL"], decode_responses=True)
print(eval(sys.argv[1]))
