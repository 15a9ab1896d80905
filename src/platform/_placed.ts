import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Item } from '../checks/internal/item';
import { Phase } from '../core/internal/objects/phase';
import { Platform } from './platform';

/** An object, and where it goes. */
export interface Placed {
  readonly object: ApiObject;
  readonly chart: Chart;
  readonly platform?: Platform;
  readonly phase: Phase;
}

/** An object, where it goes, and what is written of it. */
export interface Rendered extends Placed {
  readonly item: Item;
}

/** The Platform that a construct is, or is in. */
export function platformOf(construct: IConstruct): Platform | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) if (at instanceof Platform) return at;
  return undefined;
}
