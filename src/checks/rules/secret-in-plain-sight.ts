import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { credentialIn, isSecretName, isSecretValue } from '../internal/plain-text';
import { Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

const WHY = 'whoever reads the repository, or the manifest, has it';

export const rule: Rule = {
  id: 'secret-in-plain-sight',
  severity: 'error',
  title: 'No password, token or private key is in a manifest.',
  why: 'What is written out is in git for ever, in every copy of the manifests, and in the output of kubectl describe; it cannot be changed without a commit.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  remedy: 'put a reference to a Secret there, which GeneratedSecret, ExternalSecret or SealedSecret makes, and change what has been seen',
  * check(cluster) {
    for (const item of cluster.all('Secret')) yield* inSecret(item);
    for (const pods of cluster.pods) yield* inPods(pods);
    for (const item of cluster.all('ConfigMap')) yield* inConfigMap(item);
  },
};

function hidden(value: unknown): string {
  return `a value of ${String(value).length} characters`;
}

function* inSecret(item: Item): Iterable<Violation> {
  // The API server fills the token of a ServiceAccount in.
  if (item.json.type === 'kubernetes.io/service-account-token') return;
  for (const field of ['data', 'stringData']) {
    for (const [key, value] of Object.entries(record(item.json[field]))) {
      if (value !== '' && value !== null) yield { item, at: `${field} '${key}'`, must: `must not be written out: ${WHY}`, value: hidden(value) };
    }
  }
}

function* inPods({ item, containers }: Pods): Iterable<Violation> {
  for (const container of containers) {
    for (const { name, value } of list(container.json.env)) {
      if (typeof value !== 'string') continue;
      const named = isSecretName(String(name)) && isSecretValue(value);
      const found = named ? 'a password or a key' : credentialIn(value);
      if (found !== undefined) yield { item, at: `${container.at} env '${String(name)}'`, must: `must not be ${found} that is written out: ${WHY}`, value: hidden(value) };
    }
    yield* inWords(item, container);
  }
}

function* inWords(item: Item, { json, at }: Container): Iterable<Violation> {
  for (const field of ['command', 'args']) {
    const words = json[field];
    for (const word of Array.isArray(words) ? words.map(String) : []) {
      const found = credentialIn(word) ?? optionIn(word);
      if (found !== undefined) yield { item, at: `${at} ${field}`, must: `must not hold ${found} that is written out: ${WHY}`, value: hidden(word) };
    }
  }
}

/** An option of a program that is a password: `--password=…`. */
function optionIn(word: string): string | undefined {
  const match = /^--?([\w.-]+)=(.+)$/.exec(word);
  return match && isSecretName(match[1]) && isSecretValue(match[2]) ? 'a password or a key' : undefined;
}

function* inConfigMap(item: Item): Iterable<Violation> {
  for (const [key, value] of Object.entries(record(item.json.data))) {
    if (typeof value !== 'string') continue;
    const named = isSecretName(key) && isSecretValue(value);
    const found = named ? 'a password or a key' : credentialIn(value);
    if (found !== undefined) yield { item, at: `data '${key}'`, must: `must not hold ${found}: ${WHY}`, value: hidden(value) };
  }
}
