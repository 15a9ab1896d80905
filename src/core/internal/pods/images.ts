import { Facts } from '../facts';
import { Found } from '../finding';
import { error, subdomain } from '../rules';

/**
 * The images that the library brings: upstream's official ones, each pinned by its tag. A tag is a version and the distribution it is built on, which
 * stays the same as long as the major version does: another C library sorts text differently, and indexes of text are then silently wrong
 * (https://wiki.postgresql.org/wiki/Locale_data_changes).
 *
 * Source of the tags: docker-library/official-images, library/postgres (2026-08-13) and library/redis (2026-08-18); curl/curl-container, CHANGELOG.md
 * (release of 2026-09-02); metallb/metallb, the manifests of the release; library/traefik.
 */
export const CATALOGUE = {
  curl: 'curlimages/curl:8.22.0',
  postgres: { 15: 'postgres:15.19-trixie', 16: 'postgres:16.15-trixie', 17: 'postgres:17.11-trixie', 18: 'postgres:18.6-trixie' },
  metallb: { controller: 'quay.io/metallb/controller:v0.15.2', speaker: 'quay.io/metallb/speaker:v0.15.2' },
  redis: { 7: 'redis:7.4.11-bookworm', 8: 'redis:8.6.6-trixie' },
  traefik: 'traefik:v3.6.12',
} as const;

/** An image as the cluster pulls it: from the registry that stands in for its own, where the Platform names one. */
export function pulled(image: string, { imageRegistries }: Facts): string {
  const [first, ...rest] = image.split('/');
  const named = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const registry = named ? first : 'docker.io';
  // Own images are in the registry that stands in for the others: they are there already.
  const standsIn = Object.values(imageRegistries).some(each => each.split('/')[0] === registry);
  const stand = imageRegistries[registry] ?? (standsIn ? undefined : imageRegistries['*']);
  if (stand === undefined) return image;
  const path = named ? rest.join('/') : image;
  return `${stand}/${registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path}`;
}

/** What is wrong with the Secrets that images are pulled with. */
export function pullSecretRules(names: readonly string[]): Found[] {
  return names.map((name, index): Found => [
    subdomain(`imagePullSecrets[${index}]`, name),
    names.indexOf(name) < index ? error('pull-secret-twice', `imagePullSecrets[${index}]`, 'must be listed once', name, 'remove one of them') : undefined,
  ]);
}
