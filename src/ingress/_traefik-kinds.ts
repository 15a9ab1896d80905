import { CustomKind } from '../core/internal/custom-resource';

export const TRAEFIK_KINDS: readonly CustomKind[] = [];
