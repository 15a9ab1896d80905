"""Runs the scanners over clusters, a folder each, and holds what they find against scanners.yaml: scanners.py TOOLS CLUSTERS."""
import json
import os
import re
import subprocess
import sys

import yaml

tools, clusters = sys.argv[1:]
standing = yaml.safe_load(open(os.path.join(os.path.dirname(__file__), "scanners.yaml")))


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


def kube_score(folder):
    # Grade 10 is what it has nothing to say about. No CPU limit is a decision; what else is missing of resources is not.
    command = [f"{tools}/kube-score", "score", "--ignore-container-cpu-limit", "--output-format", "json", "--kubernetes-version", "v1.34", f"{folder}/all.yaml"]
    for scored in json.loads(output(*command)) or []:
        name = f"{scored['type_meta']['kind']}/{scored['object_meta']['name']}"
        for check in scored["checks"]:
            if not check["skipped"] and check["grade"] < 10:
                yield check["check"]["id"], name, [comment["summary"] for comment in check["comments"] or []]


def checkov(folder):
    command = [f"{tools}/checkov/bin/checkov", "-d", folder, "--framework", "kubernetes", "--compact", "--quiet", "--skip-download", "-o", "json"]
    report = json.loads(output(*command))
    # What it cannot read it leaves out in silence.
    assert report["summary"]["resource_count"] > 0, f"checkov reads nothing in {folder}"
    for failed in report["results"]["failed_checks"]:
        kind, _, name = failed["resource"].split(".", 2)
        yield failed["check_id"], f"{kind}/{name}", []


def covers(line, tool, check, name, says):
    return (
        (line["tool"], line["check"]) == (tool, check)
        and re.fullmatch(line.get("object", ".*"), name) is not None
        and all(line.get("says", text) == text for text in says)
    )


used, failures, count = set(), [], 0
for cluster in sorted(os.listdir(clusters)):
    for tool, scan in [("kube-score", kube_score), ("checkov", checkov)]:
        for check, name, says in scan(os.path.join(clusters, cluster)):
            count += 1
            lines = [i for i, line in enumerate(standing) if covers(line, tool, check, name, says)]
            used.update(lines)
            if not lines:
                failures.append(f"{tool} {check}: {name} of {cluster}: {', '.join(says)}")
failures += [f"scanners.yaml: {line['tool']} {line['check']} is of no use any more" for i, line in enumerate(standing) if i not in used]
print("\n".join(failures))
print(f"{count} findings in {len(os.listdir(clusters))} clusters, all but {len(failures)} as listed")
sys.exit(1 if failures else 0)
