import { isRecord, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { allWordsOf, askedOf, Container, Pods, SHELL, wordsOf } from '../internal/pods';
import { assignedIn, credentialIn, isSecretName, isSecretValue, mayBeSecret, settingsIn } from '../internal/programs/plain-text';
import { Rule, Violation } from '../internal/rule';
import { isEncrypted } from '../internal/workloads/secret-keys';
import { containerText } from '../internal/workloads/texts';

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
    for (const pods of cluster.pods) yield* inPods(cluster, pods);
    for (const item of cluster.all('ConfigMap')) yield* inConfigMap(item);
    for (const item of cluster.items) if (item.metadata.annotations !== undefined) yield* inAnnotations(item);
    for (const item of cluster.all('Application.argoproj.io', 'HelmRelease.helm.toolkit.fluxcd.io')) yield* inChart(item);
  },
};

function hidden(value: unknown): string {
  return `a value of ${String(value).length} characters`;
}

// Keys of a Secret whose values are known to whoever may know of it: a repository's address, a certificate.
const OPEN = /^(type|url|project|name|username|user|host|server|port|database|dbname|enableOCI|insecure|known_hosts|.*\.crt|.*\.pub|.*\.cer)$/;

const FILE = /\.(ya?ml|json|ini|conf|cfg|toml|properties|xml|txt|sh|sql)$/;

function* inSecret(item: Item): Iterable<Violation> {
  // The API server fills the token of a ServiceAccount in.
  if (item.json.type === 'kubernetes.io/service-account-token') return;
  for (const field of ['data', 'stringData']) {
    for (const [key, value] of Object.entries(record(item.json[field]))) {
      if (value === '' || value === null || OPEN.test(key) || isFilledIn(String(value))) continue;
      // A whole file may be there for its one password, or for none.
      const text = field === 'data' ? Buffer.from(String(value), 'base64').toString() : String(value);
      if (isCertificate(text) || (FILE.test(key) && credentialIn(text) === undefined && settingsIn(text).length === 0)) continue;
      yield { item, at: `${field} '${key}'`, must: `must not be written out: ${WHY}`, value: hidden(value) };
    }
  }
}

/** Whether somebody puts the value in before it is applied: SOPS, or Flux for a variable. */
function isFilledIn(value: string): boolean {
  return isEncrypted(value) || /^\$\{[A-Za-z_]\w*\}$/.test(value.trim());
}

/** Whether a text is certificates alone, which everybody may see. */
function isCertificate(text: string): boolean {
  return /^\s*-----BEGIN CERTIFICATE-----/.test(text) && !text.includes('PRIVATE KEY');
}

function* inPods(cluster: Cluster, { item, containers }: Pods): Iterable<Violation> {
  // TLS_SECRET: shop-tls
  const isReference = (value: string) => cluster.exists('Secret', item.namespace, value);
  for (const container of containers) {
    if (!mayBeSecret(containerText(container))) continue;
    for (const { name, value } of list(container.json.env)) {
      if (typeof value !== 'string') continue;
      const named = isSecretName(String(name)) && isSecretValue(value, String(name)) && !isReference(value);
      const found = named ? 'a password or a key' : credentialIn(value);
      if (found !== undefined) yield { item, at: `${container.at} env '${String(name)}'`, must: `must not be ${found} that is written out: ${WHY}`, value: hidden(value) };
    }
    const shell = allWordsOf(container.json).some(word => SHELL.test(word));
    const told = wordsOf(container.json).map(([field, words]): Words => ({ field, words, isScript: shell }));
    for (const asked of [...told, ...askedWords(container)]) {
      for (const found of inWords(asked, isReference)) {
        yield { item, at: `${container.at} ${asked.field}`, must: `must not hold ${found.what} that is written out: ${WHY}`, value: hidden(found.word) };
      }
    }
  }
}

interface Words {
  readonly field: string;
  readonly words: readonly string[];
  /** Whether a shell reads them. */
  readonly isScript: boolean;
}

/** What the kubelet runs in a container, and the headers that it sends. */
function askedWords({ json }: Container): Words[] {
  return askedOf(json).map(([field, { exec, httpGet }]) => {
    const { command } = record(exec);
    const words = Array.isArray(command) ? command.map(String) : [];
    // As if they were options: --X-Api-Key=…
    const headers = list(record(httpGet).httpHeaders).map(({ name, value }) => `--${String(name)}=${String(value)}`.replace(/^--authorization=(?=bearer |token )/i, '--token='));
    return { field, words: [...words, ...headers], isScript: words.some(word => SHELL.test(word)) };
  });
}

/** Credentials among the words of a command: by their form, or as the value of an option, in the same word or the next. */
function inWords({ words, isScript }: Words, isReference: (value: string) => boolean): Array<{ readonly what: string; readonly word: string }> {
  return words.flatMap((word, index) => {
    const [, option, value] = /^--?([\w.-]+)=(.+)$/s.exec(word) ?? [undefined, /^--?([\w.-]+)$/.exec(words[index - 1] ?? '')?.[1], word];
    const named = option !== undefined && isSecretName(option) && !value.startsWith('-') && isSecretValue(value, option) && !isReference(value);
    const inScript = isScript && /\s/.test(word) && assignedIn(word).some(([, assigned]) => !isReference(assigned));
    const what = credentialIn(word) ?? (named || inScript ? 'a password or a key' : undefined);
    return what === undefined ? [] : [{ what, word }];
  });
}

function* inConfigMap(item: Item): Iterable<Violation> {
  for (const [key, value] of Object.entries(record(item.json.data))) {
    if (typeof value !== 'string' || !(mayBeSecret(key) || mayBeSecret(value))) continue;
    const named = isSecretName(key) && isSecretValue(value, key);
    const found = named ? 'a password or a key' : credentialIn(value);
    if (found !== undefined) yield { item, at: `data '${key}'`, must: `must not hold ${found}: ${WHY}`, value: hidden(value) };
    const [setting] = found === undefined ? settingsIn(value) : [];
    if (setting !== undefined) yield { item, at: `data '${key}'`, must: `should not hold '${setting}' written out: ${WHY}`, value: setting, severity: 'warning' };
  }
}

/** In what a chart is told: parameters, values as they are or as a text. */
function* inChart(item: Item): Iterable<Violation> {
  const told = item.kind === 'Application'
    ? [record(item.spec.source), ...list(item.spec.sources)].map(({ helm }) => record(helm))
    : [{ values: item.spec.values }];
  for (const { parameters, values, valuesObject } of told) {
    const named = list(parameters).map(({ name, value }) => [String(name), value] as const);
    const found = [...named, ...leavesOf(values), ...leavesOf(valuesObject)].find(([name, value]) => typeof value === 'string' && isSecretOfChart(name, value));
    if (found) yield { item, at: `value '${found[0]}' of its chart`, must: `must not be written out: ${WHY}`, value: hidden(found[1]) };
    const setting = !found && typeof values === 'string' ? settingsIn(values).find(isNameInChart) : undefined;
    if (setting !== undefined) yield { item, at: 'values of its chart', must: `must not hold '${setting}' written out: ${WHY}`, value: setting };
  }
}

// Other names in values of charts are those of Secrets, of their keys, and of switches.
const OF_CHART = /(^|[._-]|[a-z])(password|passwd|passphrase|token)$/i;

function isSecretOfChart(path: string, value: string): boolean {
  return isNameInChart(path) && isSecretName(path) && isSecretValue(value, path);
}

function isNameInChart(path: string): boolean {
  return OF_CHART.test(path) && !/existing/i.test(path);
}

/** All that is no map, by its path. */
function leavesOf(json: unknown, path = ''): Array<readonly [path: string, value: unknown]> {
  if (!isRecord(json)) return path === '' ? [] : [[path, json]];
  return Object.entries(json).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`));
}

function* inAnnotations(item: Item): Iterable<Violation> {
  for (const [key, value] of Object.entries(record(item.metadata.annotations))) {
    const found = typeof value === 'string' ? credentialIn(value) : undefined;
    if (found !== undefined) yield { item, at: `annotation '${key}'`, must: `must not hold ${found}: ${WHY}`, value: hidden(value) };
  }
}
