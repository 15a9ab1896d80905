import { Structural } from '../core/internal/api/structural';
import { CustomKind } from '../core/internal/objects/custom-resource';

/** A kind of Traefik, all of which have one version and no status. */
export function traefikKind(kind: string, spec: Structural): CustomKind {
  return { group: 'traefik.io', kind, plural: `${kind.toLowerCase()}s`, required: ['metadata', 'spec'], versions: [{ name: 'v1alpha1', spec }] };
}
