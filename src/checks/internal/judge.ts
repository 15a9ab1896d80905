import { Finding, show } from '../../core/internal/finding';
import { allRules } from './all-rules';
import { Cluster } from './cluster';
import { Item } from './item';
import { Rule, Violation } from './rule';
import { unoptimized } from './unoptimized';

/** A finding about an object. */
export interface Judged {
  readonly item: Item;
  readonly finding: Finding;
  /** The ids of findings of constructs that say the same. */
  readonly saidBy: readonly string[];
}

/** Holds a cluster against the rules. */
export function judge(cluster: Cluster, rules: readonly Rule[] = allRules()): Judged[] {
  const others = othersOf(cluster);
  return unoptimized(() => rules.flatMap(rule => Array.from(rule.check(rule.alone ? others : cluster))
    .filter(({ item }) => !(rule.alone && item.own))
    .map(violation => ({ item: violation.item, finding: findingOf(rule, violation), saidBy: [rule.id, ...rule.saidBy ?? []] }))));
}

/** The same cluster, of which only the objects are looked at that no blueprint has seen to. */
function othersOf(cluster: Cluster): Cluster {
  const items = cluster.items.filter(({ own }) => !own);
  const pods = cluster.pods.filter(({ item }) => !item.own);
  return Object.assign(Object.create(cluster), { items, pods });
}

function findingOf({ id, severity, remedy, source }: Rule, violation: Violation): Finding {
  return {
    rule: id,
    severity: violation.severity ?? severity,
    object: `${violation.item.toString()} ${violation.at}`,
    why: violation.must,
    value: show(violation.value),
    remedy: violation.remedy ?? remedy,
    source: violation.source ?? source,
  };
}
