import { cidr, dataKey, dnsLabel, envName, hostName, labelKey, relativePath, subdomain } from '../rules';
import { operations, portOrName } from './value-meanings';
import { all, alone, distinct, each, fieldOf, filled, having, keys, length, matches, oneFieldOf, oneOf, part, range, set, text, ValueRule } from './value-rules';

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
export const CONDITIONS = all(length(0, 64), distinct(fieldOf('name')));
export const VERSION = matches(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be such as v1 or v1beta1: lower-case letters, digits and \'-\', beginning with a letter');
export const VERSIONS = all(each(filled), alone('*'));
export const KIND = matches(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/i, 'must be letters, digits and \'-\', beginning with a letter');
export const SHORT = matches(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be lower-case letters, digits and \'-\', beginning with a letter');
export const FIELD_PATH = set(matches(/^\./, 'must begin with \'.\', as .spec.replicas does'));
export const IDENTIFIER = matches(/^(?!(as|break|const|continue|else|false|for|function|if|import|in|let|loop|namespace|null|package|return|true|var|void|while)$)[A-Za-z_]\w*$/, 'must be letters, digits and \'_\', and no word of CEL');
export const LINE = matches(/^(?=.*\S)[^\r\n]+$/, 'must be one line, and not empty');
export const LINE_OR_MORE = matches(/^$|\S/, 'must not be empty');
export const SEGMENT = matches(/^(?!\.\.?$)[^/%]*$/, 'must be a name, without \'/\' and \'%\'');
export const BUNDLE: ValueRule = value => typeof value === 'string' && !isBase64(value) ? 'must be in base64' : undefined;
export const WEBHOOK = matches(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){2,}$/, 'must be a whole name of three parts and more, such as check.shop.example.org');
export const BACKEND = oneFieldOf('service', 'resource');
export const FIELDS = each(oneFieldOf('fieldRef', 'resourceFieldRef'));
export const OPTION: ValueRule = value => part(value, 'name') ? undefined : 'must each have a name';
export const LUN = range(0, 255);
export const PARTITION = range(0, 255);
export const NO_BACKSTEP = matches(/^(?!(.*\/)?\.\.(\/|$))/, 'must be a path without \'..\'');
// https://datatracker.ietf.org/doc/html/rfc3720#section-3.2.6.3
export const QUALIFIED_DISK = matches(/^(iqn\.\d{4}-\d{2}\.([a-z\d.-]+)(:([^,;*&$|\s]+))?|(eui|EUI)\.[A-Fa-f\d]{16}|(naa|NAA)\.[A-Fa-f\d]{32}|naa\.[a-fA-F\d]{16})$/i, 'must be the name of a disk, such as iqn.2001-04.org.example:storage.disk1');
export const SECRET = having('name', 'namespace');
export const MODE_OF_DEVICES = oneOf('ExactCount', 'All');
export const FINALIZERS = each(matches(/\/|^(orphan|foregroundDeletion|kubernetes)$/, 'must have a domain before it, as in example.org/cleanup'));
export const RESOURCE = matches(/^(cpu|memory|storage|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/, 'must be a resource that pods, or claims, ask for');
const SCOPES = ['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity'];
const CLASS_OF_VOLUMES = 34;
const OLD_SCOPE = oneOf(...SCOPES);
const ANY_SCOPE = oneOf(...SCOPES, 'VolumeAttributesClass');
export const SCOPE: ValueRule = (value, minor = 0) => minor >= CLASS_OF_VOLUMES ? ANY_SCOPE(value) : OLD_SCOPE(value);
// From these versions on the API server holds values against something that it took before.
export const PROC_MOUNT = 33;
export const NODE_VALUES = 34;
const RELAXED_SEARCHES = 33;
const ANY_DOMAIN = matches(/^([a-z0-9_]([-a-z0-9_.]*[a-z0-9_.])?|\.)$/, 'must be domains in lower case');
const DOMAIN = matches(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\.?$/, 'must be domains in lower case');
export const SEARCHED: ValueRule = (value, minor = 0) => minor >= RELAXED_SEARCHES ? ANY_DOMAIN(value) : DOMAIN(value);
/** https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/certificate-signing-request-v1/ */
export const USAGES = [
  'signing', 'digital signature', 'content commitment', 'key encipherment', 'key agreement', 'data encipherment', 'cert sign', 'crl sign', 'encipher only',
  'decipher only', 'any', 'server auth', 'client auth', 'code signing', 'email protection', 's/mime', 'ipsec end system', 'ipsec tunnel', 'ipsec user',
  'timestamping', 'ocsp signing', 'microsoft sgc', 'netscape sgc',
];
export const HOOK = oneFieldOf('exec', 'httpGet', 'tcpSocket', 'sleep');
export const VALUE_FROM: ValueRule = value => Object.keys(value ?? {}).length === 0 ? 'must say where the value is from: fieldRef, resourceFieldRef, configMapKeyRef or secretKeyRef' : undefined;

/** Whether a text may be base64, which the API server reads with line breaks in it. */
export function isBase64(written: string): boolean {
  return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(written);
}
