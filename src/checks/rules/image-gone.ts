import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'image-gone',
  severity: 'warning',
  title: 'An image is where images still are.',
  why: 'Versioned images of Bitnami went to docker.io/bitnamilegacy in 2025, without updates; k8s.gcr.io is frozen, and goes away. A node that has no copy cannot start the pod.',
  source: 'https://github.com/bitnami/charts/issues/36378',
  remedy: 'use the image of the project itself, or that of registry.k8s.io',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json: { image }, at } of containers) {
        if (/^(docker\.io\/|registry-1\.docker\.io\/)?bitnami\/[^:]+:\d|^(k8s\.gcr\.io|gcr\.io\/google_containers)\//.test(String(image))) {
          yield { item, at: `${at} image`, must: 'should not be of a registry that no longer has it, or will not', value: image };
        }
      }
    }
  },
};
