import { Cluster } from './cluster';
import { Item } from './item';

/** Something that a cluster as a whole must hold to. What it says of itself is its page. */
export interface Rule {
  /** In kebab case: the name of its file. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** What must hold, in a sentence. */
  readonly title: string;
  /** What happens where it does not. */
  readonly why: string;
  /** Where that is from: a page, or a thread. */
  readonly source: string;
  /** How it is mended. */
  readonly remedy: string;
  /** Whether it is about one object by itself: what a blueprint made, and nobody changed, its props have seen to. */
  readonly alone?: true;
  /** Findings of constructs that say the same, besides those of the same id: it does not say it again of what is in them. */
  readonly saidBy?: readonly string[];
  /** Every object that does not hold to it. */
  check(cluster: Cluster): Iterable<Violation>;
}

/** An object that does not hold to a rule. */
export interface Violation {
  readonly item: Item;
  /** Where in the object. */
  readonly at: string;
  /** What is allowed there, and what happens otherwise: `must …`. */
  readonly must: string;
  readonly value: unknown;
  /** How it is mended here, where more can be said than the rule says. */
  readonly remedy?: string;
  /** Where that is from, where it is another page than the rule's. */
  readonly source?: string;
  /** Where it may be meant so, though the rule's others may not. */
  readonly severity?: 'warning';
}
