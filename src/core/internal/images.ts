import { Facts } from './facts';

/** An image as the cluster pulls it: from the registry that stands in for its own, where the Platform names one. */
export function pulled(image: string, { imageRegistries }: Facts): string {
  const [first, ...rest] = image.split('/');
  const named = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const registry = named ? first : 'docker.io';
  const stand = imageRegistries[registry] ?? imageRegistries['*'];
  if (stand === undefined) return image;
  const path = named ? rest.join('/') : image;
  return `${stand}/${registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path}`;
}
