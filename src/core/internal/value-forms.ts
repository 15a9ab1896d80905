import { cidr, dataKey, dnsLabel, envName, hostName, labelKey, relativePath, subdomain } from './rules';
import { operations, portOrName } from './value-meanings';
import { all, each, keys, matches, oneFieldOf, oneOf, part, range, set, text, ValueRule } from './value-rules';

// Forms that several fields have, or that one has with a fact of its own.

export const LEFT_OUT: ValueRule = () => 'must be left out: the API server sets it, and refuses what has another one since';
export const SUB_PATH = matches(/^(?!\/)(?!(.*\/)?\.\.(\/|$))/, 'must be a path inside of the volume, without \'..\'');
export const CAPABILITIES = each(matches(/^(?!CAP_)/, 'must be without CAP_, which is put before it'));
export const EXTERNAL_NAME = matches(/^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?)*\.?$/, 'must be a DNS name in lower case, without a scheme, a port or a path');

export const PROTOCOL = oneOf('TCP', 'UDP', 'SCTP');
export const PORT: ValueRule = value => typeof value === 'number' ? portOrName(value) : undefined;
// 0 is the port of the Service, as is none.
export const TARGET = set(portOrName);
export const PERIOD = oneOf('Always', 'IfNotPresent', 'Never');
export const CIDR = text(cidr);
export const DATA_KEYS = keys(text(dataKey));
export const AT_LEAST_1 = range(1, 2 ** 31 - 1);
export const AT_LEAST_0 = range(0, 2 ** 31 - 1);
export const HOST = text(hostName);
// Since 1.32 a name may have nearly anything in it: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
const LOOSE_NAMES = 32;
const PRINTABLE = matches(/^[ -<>-~]+$/, 'must be the name of a variable: letters of ASCII, without =');
const STRICT = text(envName);
export const VARIABLE: ValueRule = (value, minor = 0) => minor >= LOOSE_NAMES ? PRINTABLE(value) : STRICT(value);
// https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
const SAME_ZONE = 34;
const CLOSE = oneOf('PreferClose');
const NEAR = oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode');
export const TRAFFIC: ValueRule = (value, minor = 0) => minor >= SAME_ZONE ? NEAR(value) : CLOSE(value);
export const NAME = set(text(subdomain));
export const DRIVER = matches(/^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/i, 'must be the name of a driver, such as driver.longhorn.io');
export const LABEL = text((object, value) => dnsLabel(object, value));
export const FILE = text(relativePath);
export const ABSOLUTE = matches(/^\//, 'must be an absolute path');
export const DATA_KEY = text(dataKey);
export const BASE64: ValueRule = value => Object.values(value ?? {}).some(item => typeof item === 'string' && !isBase64(item)) ? 'must have values in base64' : undefined;
export const QUALIFIED: ValueRule = value => typeof value === 'string' && labelKey('', value) !== undefined ? 'must be a name of letters, digits, \'-\', \'_\' and \'.\', with a domain in lower case and \'/\' before it or not' : undefined;
export const DOMAIN_PATH = matches(/^(?=.{1,250}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[\w\-.~!$&'()*+,;=:@%/]+$/, 'must have a domain before it, as in example.org/controller');
export const EPHEMERAL: ValueRule = value => Array.isArray(value) && value.length > 0 ? 'must be left out: kubectl debug adds them to a pod that runs' : undefined;
export const OPERATIONS = all(each(oneOf('*', 'CREATE', 'UPDATE', 'DELETE', 'CONNECT')), operations);
export const WEBHOOK = matches(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){2,}$/, 'must be a whole name of three parts and more, such as check.shop.example.org');
export const BACKEND = oneFieldOf('service', 'resource');
export const FIELDS = each(oneFieldOf('fieldRef', 'resourceFieldRef'));
export const OPTION: ValueRule = value => part(value, 'name') ? undefined : 'must each have a name';
export const HOOK = oneFieldOf('exec', 'httpGet', 'tcpSocket', 'sleep');
export const VALUE_FROM: ValueRule = value => Object.keys(value ?? {}).length === 0 ? 'must say where the value is from: fieldRef, resourceFieldRef, configMapKeyRef or secretKeyRef' : undefined;

/** Whether a text may be base64, which the API server reads with line breaks in it. */
export function isBase64(written: string): boolean {
  return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(written);
}
