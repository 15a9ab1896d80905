import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Finding, Found, show } from './finding';
import { amountOf, cpuText, secondsOf, sizeText } from './quantity';

// Rules about one value each. `object` names the prop in a message; an undefined value is none of a rule's business.

/** An error about a value. */
export function error(rule: string, object: string, why: string, value: unknown, remedy: string): Finding {
  return { rule, severity: 'error', object: quoted(object), why, value: show(value), remedy };
}

/** A warning about a value. */
export function warning(rule: string, object: string, why: string, value: unknown, remedy: string): Finding {
  return { ...error(rule, object, why, value, remedy), severity: 'warning' };
}

function quoted(object: string): string {
  return /^[\w.[\]-]+$/.test(object) ? `'${object}'` : object;
}

/** A rule that a text must match a pattern. */
function pattern(rule: string, expression: RegExp, max: number, why: string, remedy: string): (object: string, value: string | undefined) => Found {
  return (object, value) => value === undefined || (typeof value === 'string' && value.length <= max && expression.test(value))
    ? undefined
    : error(rule, object, why, value, remedy);
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export function dnsLabel(object: string, value: string | undefined, max = 63, remedy = 'rename it, or give another name by the prop \'name\''): Found {
  return pattern('dns-label', new RegExp(`^${LABEL}$`), max,
    `must be at most ${max} lower-case letters, digits and '-', with a letter or digit at both ends`, remedy)(object, value);
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const subdomain = pattern('dns-subdomain', new RegExp(`^${LABEL}(\\.${LABEL})*$`), 253,
  'must be the name of an object: lower-case letters, digits, \'-\' and \'.\', at most 253 characters', 'give the name as kubectl prints it');

/** The name of a Service, which is more than a DNS label: it must not begin with a digit (RFC 1035). */
export function serviceName(object: string, value: string | undefined, max = 63, remedy = 'rename it, or give another name by the prop \'name\''): Found {
  return pattern('dns-label', /^[a-z]([-a-z0-9]*[a-z0-9])?$/, max,
    `must be at most ${max} lower-case letters, digits and '-', beginning with a letter and not ending with '-'`, remedy)(object, value);
}

/** A host name; a leading `*.` is for those that allow it. */
export const hostName = pattern('host', new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`), 253,
  'must be a DNS name in lower case: letters, digits and \'-\', in parts joined by \'.\'', 'give a single label, or a whole name such as \'shop.example.org\'');

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables */
export const envName = pattern('env-name', /^[-._a-zA-Z][-._a-zA-Z0-9]*$/, 1024,
  'must be the name of a variable: letters, digits, \'_\', \'-\' and \'.\', not beginning with a digit', 'rename the variable');

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/ */
export const dataKey = pattern('data-key', /^[-._a-zA-Z0-9]+$/, 253,
  'must be a key of a Secret or ConfigMap: letters, digits, \'-\', \'_\' and \'.\'', 'give the key as it is in the object');

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const portName = pattern('port-name', /^(?!.*--)(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 15,
  'must be at most 15 lower-case letters, digits and single \'-\', with a letter', 'shorten or rename the port');

/** An absolute path in a container. */
export const absolutePath = pattern('path', /^\/(?!.*(^|\/)\.\.(\/|$))[^:]*$/, 4096,
  'must be an absolute path without \'..\' or \':\'', 'begin it with \'/\'');

/** @see https://kubernetes.io/docs/concepts/containers/images/#image-names */
const DOMAIN = '[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*(:\\d+)?';
const PART = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*';

/** A container image. Whether it means the same thing tomorrow, a rule of the whole app sees. */
export const image = pattern('image', new RegExp(`^(${DOMAIN}/)?${PART}(/${PART})*(:\\w[\\w.-]{0,127})?(@sha256:[a-f0-9]{64})?$`), 255,
  'must be a container image such as \'registry.example.org/shop:1.4.2\'', 'give a repository with a tag or a digest');


/** A whole number from `min` to `max`. */
export function integer(object: string, value: number | undefined, min: number, max = 2 ** 31 - 1): Found {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return undefined;
  if (min === max) return error('whole-number', object, `must be ${min}`, value, 'leave it out');
  const range = max === 2 ** 31 - 1 ? `of ${min} or more` : `from ${min} to ${max}`;
  return error('whole-number', object, `must be a whole number ${range}`, value, 'change it, or leave it out for the default');
}

// Permissions as they are written in octal: as decimal numbers they are others, which nobody means.
const OCTAL = new Set([400, 440, 444, 500, 550, 555]);

/** Permissions of a file: https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions */
export function fileMode(object: string, value: number | undefined): Found {
  if (value === undefined || !OCTAL.has(value)) return integer(object, value, 0, 0o777);
  const meant = parseInt(String(value), 8);
  return error('file-mode', object, `must be meant in decimal, in which 0${value} is ${meant}`, value, `write ${meant}, or 0o${value} in TypeScript`);
}

/** A port that a program can listen on. */
export function port(object: string, value: number | undefined): Found {
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= 65535)) return undefined;
  return error('port', object, 'must be a port from 1 to 65535', value, 'give the port that the program listens on');
}

/** One of the values of a string-literal union, which is a plain string outside of TypeScript. */
export function oneOf(object: string, value: string | undefined, allowed: readonly string[]): Found {
  if (value === undefined || allowed.includes(value)) return undefined;
  return error('one-of', object, `must be one of ${allowed.map(each => `'${each}'`).join(', ')}`, value, 'choose one of them');
}

/** A path below a volume. */
export const relativePath = pattern('relative-path', /^(?!\/)(?!(.*\/)?\.\.(\/|$)).+$/s, 4096,
  'must be a path inside of the volume, without \'..\'', 'begin it without \'/\'');

/** @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export const podField = pattern('pod-field',
  /^(metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['[^']+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/, 400,
  'must be a field of the pod such as metadata.name, metadata.labels[\'tier\'], spec.nodeName or status.podIP', 'choose one of those in the manual');

/** @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef */
export const containerResource = pattern('container-resource', /^(limits|requests)\.(cpu|memory|ephemeral-storage)$/, 40,
  'must be a request or limit of the container such as limits.memory', 'choose one of limits and requests, of cpu, memory and ephemeral-storage');

/** A time in whole seconds, at least `min`. */
export function seconds(object: string, value: number | Duration | undefined, min = 0): Found {
  if (value === undefined) return undefined;
  return integer(object, secondsOf(value), min);
}

/** A number of pods, or a share of them in percent. */
export function countOrPercent(object: string, value: string | number | undefined): Found {
  if (value === undefined || (typeof value === 'number' ? Number.isInteger(value) && value >= 0 : /^(\d{1,2}|100)%$/.test(value))) return undefined;
  return error('count-or-percent', object, 'must be a whole number of pods or a share from \'0%\' to \'100%\'', value, 'write 1 or \'25%\'');
}

/** An amount of CPU: more than nothing, in whole thousandths. */
export function cpu(object: string, value: string | number | Cpu | undefined): Found {
  if (value === undefined) return undefined;
  const amount = amountOf(cpuText(value));
  if (amount > 0 && Number.isInteger(Math.round(amount * 1e6) / 1e3)) return undefined;
  return error('cpu', object, 'must be an amount of CPU of 1m or more, in whole thousandths', value, 'write \'500m\', 0.5 or Cpu.millis(500)');
}

/** An amount of memory or storage: more than nothing, in whole bytes. */
export function size(object: string, value: string | Size | undefined): Found {
  if (value === undefined) return undefined;
  const amount = amountOf(sizeText(value));
  if (Number.isInteger(amount) && amount > 0 && amount < 2 ** 20) {
    return error('size-unit', object, 'must be at least 1Mi', value, 'add the unit: a bare number is bytes, and m thousandths of one');
  }
  if (amount >= 1 && Number.isInteger(amount)) return undefined;
  return error('size', object, 'must be an amount of whole bytes, as Kubernetes writes it', value, 'write \'512Mi\' or Size.mebibytes(512)');
}

/** A range of addresses. */
export function cidr(object: string, value: string | undefined): Found {
  if (value === undefined || isCidr(value)) return undefined;
  return error('cidr', object, 'must be a range of addresses with its length, and no bits beyond it', value, 'write \'192.0.2.0/24\', or \'192.0.2.7/32\' for one address');
}

/** A list that says something. */
export function notEmpty(object: string, values: readonly unknown[] | undefined): Found {
  return values === undefined || values.length > 0 ? undefined : error('empty-list', object, 'must name one at least', values, 'leave it out for the default');
}

/** One address. */
export function ipAddress(object: string, value: string | undefined): Found {
  if (value === undefined || addressBits(value) !== undefined) return undefined;
  return error('address', object, 'must be an IP address', value, 'write \'169.254.20.10\'');
}

function isCidr(value: string): boolean {
  const match = /^(.+)\/(\d{1,3})$/.exec(value);
  if (!match) return false;
  const [, address, length] = match;
  const bits = addressBits(address);
  return bits !== undefined && Number(length) <= bits.length && !bits.slice(Number(length)).includes('1');
}

/** An address as a string of bits: 32 for IPv4, 128 for IPv6; undefined for anything else. */
export function addressBits(address: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const bytes = address.split('.');
    return bytes.every(byte => Number(byte) <= 255 && String(Number(byte)) === byte) ? bytes.map(byte => binary(Number(byte), 8)).join('') : undefined;
  }
  const halves = address.split('::');
  if (!address.includes(':') || halves.length > 2) return undefined;
  const [head, tail] = halves.map(half => half === '' ? [] : half.split(':'));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(tail ? missing : 0).fill('0'), ...tail ?? []];
  return groups.every(group => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map(group => binary(parseInt(group, 16), 16)).join('') : undefined;
}

function binary(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}

const QUALIFIED = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The key of a label. */
export function labelKey(object: string, key: string | undefined): Found {
  return key === undefined || QUALIFIED.test(key)
    ? undefined
    : error('label-key', object, 'must have keys of letters, digits, \'-\', \'_\' and \'.\', with a DNS name and \'/\' before them or not', key, 'rename the label');
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export function labels(object: string, values: Readonly<Record<string, string>> | undefined): Found {
  return Object.entries(values ?? {}).map(([key, value]) => [labelKey(object, key), labelValue(`${object} '${key}'`, value)]);
}

/** The value of a label, which has to be there. */
export function labelValue(object: string, value: unknown): Found {
  return typeof value === 'string' && /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/.test(value)
    ? undefined
    : error('label-value', object, 'must be at most 63 letters, digits, \'-\', \'_\' and \'.\'', value, 'shorten it, or make it an annotation');
}

const MAX_ANNOTATIONS = 256 * 2 ** 10;

/** Annotation keys; their values may be any text, of 256 KiB in all (kubernetes/kubernetes, apimachinery/pkg/api/validation/objectmeta.go). */
export function annotations(object: string, values: Readonly<Record<string, string>> | undefined): Found {
  const bytes = Object.entries(values ?? {}).reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0);
  const large = bytes > MAX_ANNOTATIONS ? error('annotations-size', object, 'must be at most 256 KiB in all', `${bytes} bytes`, 'put it into a file') : undefined;
  return [large, Object.keys(values ?? {}).map(key => QUALIFIED.test(key)
    ? undefined
    : error('annotation-key', object, 'must have keys of letters, digits, \'-\', \'_\' and \'.\', with a DNS name and \'/\' before them or not', key, 'rename the annotation'))];
}

/** Two props of which one must do. */
export function notBoth(object: string, first: unknown, other: string, second: unknown, remedy: string): Found {
  if (first === undefined || second === undefined) return undefined;
  return error('not-both', object, `must not be given beside '${other}'`, first, remedy);
}
