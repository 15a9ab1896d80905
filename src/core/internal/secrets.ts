import { Credentials } from '../credentials';
import { ISecret } from '../secret';
import { Declared } from './declared';
import { Found } from './finding';
import { dataKey, error, subdomain } from './rules';

/** The name of a Secret that is given by its name, or by what makes it. */
export function secretNameOf(secret: string | ISecret): string {
  return typeof secret === 'string' ? secret : secret.secretName;
}

/** The Secret of credentials that says of itself that it is there. */
export function declaredSecret(credentials: Credentials | undefined, namespace: string | undefined): Declared[] {
  return credentials?._exists() ? [{ kind: 'Secret', name: credentials.secretName, namespace }] : [];
}

/** What is wrong with credentials that somebody else has to have made. */
export function credentialRules(object: string, credentials: Credentials | undefined): Found[] {
  return [
    subdomain(object, credentials?.secretName),
    dataKey(object, credentials?.passwordKey),
    credentials?.generate
      ? error('not-generated', object, 'must be of a Secret that is there: only a database of the program has its password made', credentials.secretName, 'use Credentials.existing, or Credentials.of')
      : undefined,
  ];
}

/** What is wrong with a reference to a Secret that something of the program makes. */
export function secretRules(object: string, secret: ISecret | undefined, key: string | undefined, namespace: string | undefined): Found[] {
  if (!secret) return [];
  const { secretName, keys } = secret;
  return [
    secret.namespace === namespace
      ? undefined
      : error('foreign-secret', object, `must be of a Secret in the namespace of the pod, ${namespace ?? 'which is not known'}`, `${secret.namespace ?? 'no namespace'}/${secretName}`, 'make one there'),
    keys === undefined || key === undefined || keys.includes(key)
      ? undefined
      : error('no-such-key', object, `must be a key that the Secret '${secretName}' has: ${keys.join(', ')}`, key, 'correct it, or have it made'),
  ];
}
