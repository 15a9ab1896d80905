#!/usr/bin/env python3
"""Copies the strict schemas that kubernetes-validate carries for a version to a folder, so that kubeconform finds all of them there: schemas.py 1.34 OUT"""
import json
import os
import sys

import kubernetes_validate


def local(value):
    """Without the addresses that the schemas have on the web, which a reader would load them from."""
    if isinstance(value, dict):
        return {key: local(item) for key, item in value.items() if not (key == "$id" and isinstance(item, str))}
    if isinstance(value, list):
        return [local(item) for item in value]
    return value.replace("/api/_definitions.json", "_definitions.json") if isinstance(value, str) and value.startswith("/api/") else value


version, out = sys.argv[1:]
folder = os.path.join(os.path.dirname(kubernetes_validate.__file__), "kubernetes-json-schema", f"v{version}.0-local-strict")
os.makedirs(out, exist_ok=True)
for name in os.listdir(folder):
    with open(os.path.join(folder, name)) as source, open(os.path.join(out, name), "w") as target:
        json.dump(local(json.load(source)), target)
