import { Bounds } from '../../core/internal/bounds';
import { Declared } from '../../core/internal/declared';
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
  /** The id of its Platform, and those of the program's others; undefined outside of one. */
  readonly environment?: { readonly own: string; readonly others: readonly string[] };
}

/** A setting in which nothing is known. */
export const NO_SETTING: Setting = { minor: 34, declared: [], connections: [], bounds: [], elsewhere: new Map() };
