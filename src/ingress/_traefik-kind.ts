import { CustomKind } from '../core/internal/custom-resource';
import { Structural } from '../core/internal/structural';

/** A kind of Traefik, all of which have one version and no status. */
export function traefikKind(kind: string, spec: Structural): CustomKind {
  return { group: 'traefik.io', kind, plural: `${kind.toLowerCase()}s`, required: ['metadata', 'spec'], versions: [{ name: 'v1alpha1', spec }] };
}
