#!/usr/bin/env python3
"""Writes src/core/internal/api/_fields.ts: every field of the Kubernetes API, its type, its merge key and the versions that know it.

The facts are read from the OpenAPI schemas that the package kubernetes-validate carries (pip install kubernetes-validate==1.37.0):

    python3 scripts/fields.py >src/core/internal/api/_fields.ts
"""
import json
import os

import kubernetes_validate

VERSIONS = range(28, 38)
GROUPS = {
    "", "apps", "batch", "autoscaling", "policy", "networking.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io",
    "scheduling.k8s.io", "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "coordination.k8s.io",
    "discovery.k8s.io", "node.k8s.io", "certificates.k8s.io", "resource.k8s.io",
}
SPECIAL = {
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "x",
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "q",
}
SCALARS = {"string": "s", "integer": "i", "number": "n", "boolean": "b"}


def schemas(minor):
    folder = os.path.join(os.path.dirname(kubernetes_validate.__file__), "kubernetes-json-schema")
    with open(os.path.join(folder, f"v1.{minor}.0-local", "_definitions.json")) as file:
        content = json.load(file)
    return content.get("$defs") or content["definitions"]


def plain(kind):
    return next((k for k in kind if k != "null"), None) if isinstance(kind, list) else kind


def type_of(schema, names):
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return SPECIAL.get(name) or (f"#{names[name]}" if name in names else "*")
    kind = plain(schema.get("type"))
    if kind == "array":
        return "[" + type_of(schema["items"], names)
    if kind == "object" and "additionalProperties" in schema:
        return "{" + type_of(schema["additionalProperties"], names)
    return SCALARS.get(kind, "*")


def reachable(defs):
    """The definitions that objects of stable API versions are made of; names are short where that is unambiguous."""
    kinds, todo = {}, []
    for name, schema in defs.items():
        for gvk in schema.get("x-kubernetes-group-version-kind", []):
            stable = "alpha" not in gvk["version"] and "beta" not in gvk["version"]
            if gvk["group"] in GROUPS and stable and "metadata" in schema.get("properties", {}) and not gvk["kind"].endswith("List"):
                kinds[(f"{gvk['group']}/" if gvk["group"] else "") + gvk["version"], gvk["kind"]] = name
                todo.append(name)
    seen = set()
    while todo:
        name = todo.pop()
        if name in seen or name in SPECIAL:
            continue
        schema = defs[name]
        seen.add(name)
        if not schema.get("properties"):
            continue
        for field, sub in schema["properties"].items():
            if name in kinds.values() and field == "status":
                continue
            while "items" in sub or isinstance(sub.get("additionalProperties"), dict):
                sub = sub.get("items") or sub["additionalProperties"]
            if "$ref" in sub:
                todo.append(sub["$ref"].rsplit("/", 1)[1])
    return kinds, {n for n in seen if defs[n].get("properties")}


def main():
    kinds, fields, versions, lives = {}, {}, {}, {}
    for minor in VERSIONS:
        defs = schemas(minor)
        found, names = reachable(defs)
        for key, name in found.items():
            kinds[key] = name
            versions.setdefault(key, []).append(minor)
        for name in names:
            lives.setdefault(name, []).append(minor)
            for field, schema in defs[name]["properties"].items():
                if name in found.values() and field in ("status", "apiVersion", "kind"):
                    continue
                fields.setdefault(name, {}).setdefault(field, []).append((minor, schema))
    order = sorted(fields)
    numbers = {name: index for index, name in enumerate(order)}

    def span(minors, life=VERSIONS):
        """Since when and until when, where that is not as long as what it is part of. (A field may get a new type; what is old in that is not news.)"""
        first, last = min(minors), max(minors)
        return ("" if first == min(life) else str(first)) + ("" if last == max(life) else f"-{last}")

    lines = []
    for (version, kind), name in sorted(kinds.items()):
        lines.append(f"{version} {kind} {numbers[name]} {span(versions[version, kind])}".rstrip())
    lines.append("")
    for name in order:
        cells = []
        for field, uses in sorted(fields[name].items()):
            schema = uses[-1][1]
            strategy = schema.get("x-kubernetes-patch-strategy", "").split(",")
            merge = schema.get("x-kubernetes-patch-merge-key", "") if "merge" in strategy else ""
            if plain(schema.get("type")) == "array" and "merge" in strategy and not merge:
                merge = "="  # a set of scalars
            if "retainKeys" in strategy:
                merge += "!"  # of what is merged, only the keys of the patch remain: it is one of several kinds
            cell = [field, type_of(schema, numbers), merge, span([minor for minor, _ in uses], lives[name])]
            while not cell[-1]:
                cell.pop()
            cells.append(":".join(cell))
        lines.append(f"{name.rsplit('.', 1)[1]} " + " ".join(cells))
    print("""// Generated by scripts/fields.py from the OpenAPI schemas of Kubernetes 1.28 to 1.37. Do not edit.
/* eslint-disable */

/**
 * Two blocks. First the kinds: API version, kind, number of its type, and the minor versions that have it where not all do (`31`: from 1.31 on,
 * `-33`: up to 1.33). Then the types, in the order of their numbers: name, and fields as `name:type:merge key:minor versions`. Types: s string,
 * i integer, n number, b boolean, q quantity, x integer or string, [ list of, { map of, #N the type of number N, * anything. A merge key of `=`
 * is a set of scalars; with a `!`, of an object that is merged only the keys of the patch remain.
 */""")
    print("export const FIELDS = `\n" + "\n".join(lines) + "\n`;")


main()
