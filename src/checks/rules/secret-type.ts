import { Json, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { addsTo } from '../internal/workloads/secret-keys';

export const rule: Rule = {
  id: 'secret-type',
  severity: 'error',
  title: 'A Secret that images are pulled with is of the type for it.',
  why: 'The kubelet passes over a Secret of another type, whatever its keys: the image is asked for without a login, and the pod stays in ImagePullBackOff.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/',
  remedy: 'make it of the type kubernetes.io/dockerconfigjson, with the key .dockerconfigjson',
  * check(cluster) {
    const seen = new Set<string>();
    for (const item of cluster.items) {
      for (const { type, namespace, name, at } of item.references) {
        if (type !== 'docker-registry') continue;
        const maker = cluster.maker('Secret', namespace, name);
        const own = maker && typeOf(maker.json);
        // All that pull with it would say the same.
        if (own === undefined || PULLING.includes(own) || seen.has(`${String(namespace)}/${name}`)) continue;
        seen.add(`${String(namespace)}/${name}`);
        yield { item, at, must: `must name a Secret of the type kubernetes.io/dockerconfigjson, and '${name}' is ${own}: nothing is pulled with it`, value: name };
      }
    }
  },
};

const PULLING = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];

/** The type of the Secret that an object is, or has a controller make; undefined where that is not known. */
function typeOf({ kind, type = 'Opaque', spec }: Json): string | undefined {
  const { target, template, destination } = record(spec);
  switch (kind) {
    case 'Secret': return String(type);
    case 'ExternalSecret': return addsTo(record(target)) ? undefined : String(record(record(target).template).type ?? 'Opaque');
    case 'SealedSecret': return String(record(template).type ?? 'Opaque');
    case 'VaultStaticSecret':
    case 'VaultDynamicSecret': return String(record(destination).type ?? 'Opaque');
    case 'Certificate': return 'kubernetes.io/tls';
    default: return undefined;
  }
}
