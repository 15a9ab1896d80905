import { Json, list, record } from '../../../core/internal/json';

/** The keys of the Secret that an object is, or has a controller make; undefined where they are not known. */
export function secretKeys({ kind, spec, data, stringData }: Json): string[] | undefined {
  const { keystores, additionalOutputFormats, encryptedData, data: entries, dataFrom, target, template } = record(spec);
  switch (kind) {
    case 'Secret': {
      const keys = [...new Set([...Object.keys(record(data)), ...Object.keys(record(stringData))])];
      // An empty one is there for somebody to fill.
      return keys.length > 0 ? keys : undefined;
    }
    case 'SealedSecret':
      return encryptedData === undefined ? undefined : [...Object.keys(record(encryptedData)), ...Object.keys(record(record(template).data))];
    case 'ExternalSecret':
      return addsTo(record(target)) ? undefined : templatedKeys(record(record(target).template), dataFrom === undefined ? entries : undefined);
    case 'Certificate': return keystores === undefined && additionalOutputFormats === undefined ? ['tls.crt', 'tls.key', 'ca.crt'] : undefined;
    case 'Ingress': return ['tls.crt', 'tls.key', 'ca.crt'];
    default: return undefined;
  }
}

/**
 * What a template leaves of what is fetched, which is undefined where the store alone knows it: a template of data takes its place, unless it is merged.
 *
 * @see https://external-secrets.io/latest/guides/templating/#mergepolicy
 */
function templatedKeys({ data, templateFrom, mergePolicy }: Json, fetched: unknown): string[] | undefined {
  const own = Object.keys(record(data));
  if (list(templateFrom).length > 0) return undefined;
  if (own.length > 0 && mergePolicy !== 'Merge') return own;
  return fetched === undefined ? undefined : [...new Set([...list(fetched).map(({ secretKey }) => String(secretKey)), ...own])];
}

/** Whether an ExternalSecret only adds to a Secret that is there: https://external-secrets.io/latest/guides/ownership-deletion-policy/ */
export function addsTo({ creationPolicy }: Json): boolean {
  return ['Merge', 'CreateOrMerge', 'None'].includes(String(creationPolicy));
}

/** The value of a key in the Secret that an object is, or has a controller make, where it is written in plain text; undefined where it is not known. */
export function valueIn({ kind, spec, data, stringData }: Json, key: string): string | undefined {
  const { template, target } = record(spec);
  switch (kind) {
    case 'Secret': {
      const encoded = text(record(data)[key]);
      return text(record(stringData)[key]) ?? (encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString());
    }
    case 'SealedSecret': return text(record(record(template).data)[key]);
    case 'ExternalSecret': return addsTo(record(target)) ? undefined : text(record(record(record(target).template).data)[key]);
    default: return undefined;
  }
}

/** A text that is no template, and not encrypted. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('{{') && !isEncrypted(value) ? value : undefined;
}

/** Whether SOPS has encrypted a value, which is decrypted before it is applied: https://fluxcd.io/flux/guides/mozilla-sops/ */
export function isEncrypted(value: string): boolean {
  return value.startsWith('ENC[');
}
