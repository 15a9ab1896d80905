import { Form } from '../api/form';

// What ingress-nginx reads of an Ingress: https://github.com/kubernetes/ingress-nginx/tree/controller-v1.15.1/internal/ingress/annotations, where each has
// its parser and what it validates, and docs/user-guide/nginx-configuration/annotations.md.

const ANY: Form = { pattern: /^/, words: '' };
// https://pkg.go.dev/strconv#ParseBool
const BOOL: Form = { pattern: /^(true|false|True|False|TRUE|FALSE|t|f|T|F|1|0)$/, words: 'must be true or false' };
const INTEGER: Form = { pattern: /^[-+]?\d+$/, words: 'must be a whole number' };
const SECONDS: Form = { pattern: /^[-+]?\d+$/, words: 'must be a whole number of seconds, without a unit' };
const SIZE: Form = { pattern: /^\d+[bkmg]?$/i, words: 'must be a whole number with one of nginx\' units: k, m, g' };
const ON_OFF: Form = oneOf('on', 'off');
const OBJECT: Form = { pattern: /^[^/\s]+\/[^/\s]+$/, words: 'must be the namespace and the name of an object, with \'/\' between' };
const URL: Form = { pattern: /^(https?:\/\/|\$)/, words: 'must be a whole URL, with http or https' };
const RANGES: Form = { pattern: /^\s*[0-9a-fA-F.:]+(\/\d+)?(\s*,\s*[0-9a-fA-F.:]+(\/\d+)?)*\s*$/, words: 'must be addresses or ranges, with commas between' };

function oneOf(...words: readonly string[]): Form {
  return { pattern: new RegExp(`^(${words.join('|')})$`), words: `must be ${words.slice(0, -1).join(', ')}${words.length > 1 ? ' or ' : ''}${words[words.length - 1]}` };
}

function forms(form: Form, names: string): Record<string, Form> {
  return Object.fromEntries(names.split(' ').map(name => [name, form]));
}

/** The annotations, without what all begin with, and their forms. */
export const KNOWN: Readonly<Record<string, Form>> = {
  ...forms(ANY, [
    'app-root auth-cache-duration auth-cache-key auth-realm auth-request-redirect auth-response-headers auth-secret auth-signin auth-signin-redirect-param auth-snippet',
    'auth-tls-error-page auth-tls-match-cn canary-by-cookie canary-by-header canary-by-header-pattern canary-by-header-value configuration-snippet cors-allow-headers',
    'cors-allow-methods cors-allow-origin cors-expose-headers custom-http-errors default-backend fastcgi-index fastcgi-params-configmap mirror-host mirror-target modsecurity-snippet',
    'modsecurity-transaction-id opentelemetry-operation-name permanent-redirect proxy-cookie-domain proxy-cookie-path proxy-redirect-from proxy-redirect-to',
    'proxy-ssl-ciphers proxy-ssl-name rewrite-target server-alias server-snippet session-cookie-domain session-cookie-name session-cookie-path ssl-ciphers stream-snippet',
    'temporal-redirect upstream-hash-by upstream-vhost x-forwarded-prefix',
  ].join(' ')),
  ...forms(BOOL, [
    'auth-always-set-cookie auth-keepalive-share-vars auth-tls-pass-certificate-to-upstream canary cors-allow-credentials disable-proxy-intercept-errors enable-access-log',
    'enable-cors enable-global-auth enable-modsecurity enable-opentelemetry enable-owasp-core-rules enable-rewrite-log force-ssl-redirect from-to-www-redirect',
    'http2-push-preload opentelemetry-trust-incoming-span preserve-trailing-slash relative-redirects service-upstream session-cookie-change-on-failure',
    'session-cookie-conditional-samesite-none session-cookie-secure ssl-passthrough ssl-prefer-server-ciphers ssl-redirect upstream-hash-by-subset use-port-in-redirects',
    'use-regex',
  ].join(' ')),
  ...forms(INTEGER, [
    'auth-keepalive auth-keepalive-requests auth-tls-verify-depth canary-weight canary-weight-total limit-burst-multiplier limit-connections limit-rate limit-rate-after',
    'limit-rpm limit-rps permanent-redirect-code proxy-buffers-number proxy-next-upstream-tries proxy-ssl-verify-depth temporal-redirect-code upstream-hash-by-subset-size',
  ].join(' ')),
  ...forms(SECONDS, [
    'auth-keepalive-timeout cors-max-age proxy-connect-timeout proxy-next-upstream-timeout proxy-read-timeout proxy-send-timeout session-cookie-expires',
    'session-cookie-max-age',
  ].join(' ')),
  ...forms(SIZE, 'client-body-buffer-size proxy-body-size proxy-buffer-size proxy-busy-buffers-size proxy-max-temp-file-size'),
  ...forms(ON_OFF, 'mirror-request-body proxy-buffering proxy-request-buffering proxy-ssl-server-name proxy-ssl-verify'),
  ...forms(OBJECT, 'auth-proxy-set-headers auth-tls-secret custom-headers proxy-ssl-secret'),
  ...forms(RANGES, 'allowlist-source-range denylist-source-range limit-allowlist limit-whitelist whitelist-source-range'),
  'auth-url': URL,
  'affinity': oneOf('cookie'),
  'affinity-canary-behavior': oneOf('sticky', 'legacy'),
  'affinity-mode': oneOf('balanced', 'persistent'),
  'auth-method': oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'),
  'auth-secret-type': oneOf('auth-file', 'auth-map'),
  'auth-tls-verify-client': oneOf('on', 'off', 'optional', 'optional_no_ca'),
  'auth-type': oneOf('basic', 'digest'),
  // Small letters pass, but then nginx is not told all that gRPC and FastCGI need.
  'backend-protocol': { ...oneOf('HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI', 'AUTO_HTTP'), pattern: /^(https?|(AUTO_)?HTTP|HTTPS|GRPCS?|FCGI)$/ },
  'connection-proxy-header': oneOf('close', 'keep-alive'),
  'load-balance': oneOf('round_robin', 'ewma', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent'),
  'proxy-http-version': { pattern: /^1\.[01]$/, words: 'must be 1.0 or 1.1' },
  'proxy-next-upstream': { pattern: /^((error|timeout|invalid_header|http_(500|502|503|504|403|404|429)|non_idempotent|off)\s?)+$/, words: 'must be words of nginx\' proxy_next_upstream, with spaces between' },
  'proxy-ssl-protocols': { pattern: /^(TLSv1\.2|TLSv1\.3| )*$/, words: 'must be TLSv1.2, TLSv1.3 or both' },
  'satisfy': oneOf('any', 'all'),
  'session-cookie-samesite': { pattern: /^(none|lax|strict)$/i, words: 'must be None, Lax or Strict' },
};

/** What was once an annotation, or is taken for one, and what is there in its place. */
export const INSTEAD: Readonly<Record<string, string>> = {
  ...instead('proxy-body-size', 'client-max-body-size max-body-size'),
  ...instead('limit-rps', 'global-rate-limit rate-limit limit-req-rate'),
  ...instead('limit-rpm', 'global-rate-limit-window rate-limit-window'),
  ...instead('limit-allowlist', 'global-rate-limit-ignored-cidrs'),
  ...instead('enable-opentelemetry', 'enable-opentracing'),
  ...instead('opentelemetry-trust-incoming-span', 'opentracing-trust-incoming-span'),
  ...instead('backend-protocol', 'secure-backends grpc-backend'),
  ...instead('proxy-ssl-secret', 'secure-verify-ca-secret'),
  ...instead('mirror-target', 'mirror-uri'),
  ...instead('temporal-redirect', 'temporary-redirect'),
  ...instead('proxy-read-timeout', 'proxy-timeout'),
  ...instead('proxy-buffers-number', 'proxy-buffers'),
  ...instead('affinity', 'session-affinity'),
  ...instead('denylist-source-range', 'blacklist-source-range'),
  ...instead('custom-headers', 'custom-response-headers add-headers'),
  ...instead('configuration-snippet', 'location-snippet location-snippets'),
  ...instead('enable-owasp-core-rules', 'enable-owasp-modsecurity-crs'),
};

/** What was once an annotation, and nothing is in its place. */
export const GONE: readonly string[] = [
  'session-cookie-hash', 'add-base-url', 'base-url-scheme', 'upstream-max-fails', 'upstream-fail-timeout', 'vts-filter-key', 'proxy-pass-params', 'enable-influxdb',
  'influxdb-host', 'influxdb-measurement', 'influxdb-port', 'influxdb-server-name', 'global-rate-limit-key',
];

function instead(name: string, others: string): Record<string, string> {
  return Object.fromEntries(others.split(' ').map(other => [other, name]));
}

/** What an annotation needs beside it, and what comes of it otherwise. */
interface Companion {
  readonly names: RegExp;
  /** One of these. */
  readonly needs: readonly string[];
  readonly otherwise: string;
  /** Whether it is worse than that it does nothing. */
  readonly severe?: true;
}

export const COMPANIONS: readonly Companion[] = [
  { names: /^auth-(secret|realm|secret-type)$/, needs: ['auth-type'], otherwise: 'nobody is asked for a password', severe: true },
  { names: /^auth-type$/, needs: ['auth-secret'], otherwise: 'each request is answered with 503', severe: true },
  { names: /^canary-/, needs: ['canary'], otherwise: 'it is served as any other Ingress', severe: true },
  { names: /^auth-(method|signin|signin-redirect-param|response-headers|request-redirect|cache-|proxy-set-headers|snippet|keepalive|always-set-cookie)/, needs: ['auth-url'], otherwise: 'nobody is asked', severe: true },
  { names: /^auth-tls-(?!secret)/, needs: ['auth-tls-secret'], otherwise: 'no certificate is asked for', severe: true },
  { names: /^proxy-ssl-(?!secret)/, needs: ['proxy-ssl-secret'], otherwise: 'it does nothing' },
  { names: /^cors-/, needs: ['enable-cors'], otherwise: 'it does nothing' },
  { names: /^(affinity-mode|session-cookie-)/, needs: ['affinity'], otherwise: 'it does nothing' },
  { names: /^mirror-(?!target)/, needs: ['mirror-target'], otherwise: 'it does nothing' },
  { names: /^limit-(allowlist|whitelist|burst-multiplier)$/, needs: ['limit-rps', 'limit-rpm', 'limit-connections'], otherwise: 'it does nothing' },
  { names: /^permanent-redirect-code$/, needs: ['permanent-redirect'], otherwise: 'it does nothing' },
  { names: /^temporal-redirect-code$/, needs: ['temporal-redirect'], otherwise: 'it does nothing' },
  { names: /^x-forwarded-prefix$/, needs: ['rewrite-target'], otherwise: 'it does nothing' },
  { names: /^upstream-hash-by-/, needs: ['upstream-hash-by'], otherwise: 'it does nothing' },
];
