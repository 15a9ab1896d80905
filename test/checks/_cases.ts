import { Platform, PlatformProps, Tenant } from '../../src';
import { Manifest } from '../_synth';

/** A program, as objects in a Tenant `shop` of a Platform `prod`, or what builds them. */
export interface Case {
  readonly objects?: readonly Manifest[];
  readonly platform?: PlatformProps;
  readonly build?: (tenant: Tenant, platform: Platform) => void;
}

/** What shows that a rule is true, on a real cluster, with the first program that breaks it. */
export type Proof =
  /** The API server refuses the objects, with a message that has this text. */
  | { readonly refused: string }
  /** It takes them, and this text is soon among the states and events of the namespace. */
  | { readonly appears: string };

/** Programs of a rule. */
export interface Cases {
  /** Programs that break the rule, and no other. */
  readonly broken: readonly Case[];
  /** Programs that just do not. */
  readonly sound: readonly Case[];
  /** Without one, what is in `source` of the rule says so. */
  readonly proof?: Proof;
}
