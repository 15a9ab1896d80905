import { Json, list, record } from '../../core/internal/json';
import { wrongKeys } from '../internal/keys';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'secret-key',
  severity: 'error',
  title: 'Every key of a Secret that is referred to is in it.',
  why: 'A container that asks for a key which its Secret does not have stays in CreateContainerConfigError; a volume that does is not mounted.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  remedy: 'correct the key, or put it into the Secret',
  check: cluster => wrongKeys(cluster, 'Secret', keysOf),
};

/** The keys of the Secret that an object is, or has a controller make; undefined where they are not known. */
function keysOf({ kind, spec, data, stringData }: Json): string[] | undefined {
  const { keystores, additionalOutputFormats, encryptedData, data: entries, dataFrom, target, template } = record(spec);
  switch (kind) {
    case 'Secret': {
      const keys = [...Object.keys(record(data)), ...Object.keys(record(stringData))];
      // An empty one is there for somebody to fill.
      return keys.length > 0 ? keys : undefined;
    }
    case 'SealedSecret':
      return encryptedData === undefined ? undefined : [...Object.keys(record(encryptedData)), ...Object.keys(record(record(template).data))];
    case 'ExternalSecret':
      if (dataFrom !== undefined || entries === undefined || record(target).template !== undefined) return undefined;
      return list(entries).map(({ secretKey }) => String(secretKey));
    case 'Certificate': return keystores === undefined && additionalOutputFormats === undefined ? ['tls.crt', 'tls.key', 'ca.crt'] : undefined;
    case 'Ingress': return ['tls.crt', 'tls.key', 'ca.crt'];
    default: return undefined;
  }
}
