import { Bounds } from '../../core/internal/bounds';
import { Declared } from '../../core/internal/declared';
import { Item } from './item';
import { Labels } from './select';

/** A port by its number. */
export interface PortNumber {
  readonly port: number;
  readonly protocol: string;
}

/** A connection that the program declares, which its policies must let through. */
export interface Connection {
  /** Who declares it, for messages: the caller's Deployment or the like. */
  readonly from: { readonly namespace?: string; readonly labels: Labels };
  readonly to: { readonly namespace?: string; readonly labels: Labels; readonly ports: readonly PortNumber[] };
  /** The path of the construct that it leads to. */
  readonly target: string;
}

/** A Platform among others. */
export interface Environment {
  readonly own: string;
  readonly others: readonly string[];
  /** What is in those that were made before, so that of two the later one is found. */
  readonly before?: ReadonlyArray<{ readonly id: string; readonly items: readonly Item[] }>;
  /** The domains of the others, which the own one is not below of, with their ids. */
  readonly domains?: ReadonlyMap<string, string>;
}

/** What is known of a cluster besides its objects. */
export interface Setting {
  /** The minor version of Kubernetes. */
  readonly minor: number;
  /** The address families of pods and Services, where they are known. */
  readonly ipFamilies?: readonly string[];
  /** What is there without the program making it. */
  readonly declared: readonly Declared[];
  readonly connections: readonly Connection[];
  /** Who routes requests into the cluster. */
  readonly ingress?: {
    readonly className: string;
    readonly namespace: string;
    readonly labels: Labels;
    /** Whether it is a stack of the program's, which reads all kinds of routes. */
    readonly own: boolean;
  };
  /** What namespaces have to keep to. */
  readonly bounds: readonly Bounds[];
  /** Host names that are of other clusters of the program, by the path of what has them. */
  readonly elsewhere: ReadonlyMap<string, string>;
  /** Its Platform, and the program's others; undefined outside of one. */
  readonly environment?: Environment;
}

/** A setting in which nothing is known. */
export const NO_SETTING: Setting = { minor: 34, declared: [], connections: [], bounds: [], elsewhere: new Map() };
