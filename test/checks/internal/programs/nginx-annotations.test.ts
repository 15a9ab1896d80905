import { COMPANIONS, GONE, INSTEAD, KNOWN } from '../../../../src/checks/internal/programs/nginx-annotations';

test('138 are known, and what is in the place of others is among them', () => {
  expect(Object.keys(KNOWN)).toHaveLength(138);
  expect(Object.values(INSTEAD).filter(name => !(name in KNOWN))).toEqual([]);
  expect([...Object.keys(INSTEAD), ...GONE].filter(name => name in KNOWN)).toEqual([]);
  expect(COMPANIONS.flatMap(({ needs }) => needs).filter(name => !(name in KNOWN))).toEqual([]);
});

test.each<[string, string[], string[]]>([
  ['ssl-redirect', ['true', 'false', 'True', 'FALSE', 't', 'F', '1', '0'], ['yes', 'on', 'no', 'tru', 'xtrue', 'truex', '2']],
  ['limit-rps', ['5', '-1', '+5'], ['5/s', '1.5', ' 5', '5 ']],
  ['proxy-read-timeout', ['60', '3600'], ['60s', '1m', 's']],
  ['proxy-body-size', ['8m', '8M', '1024', '1g', '64k', '10b'], ['8Mi', '8MB', '8 m', 'm', 'x8m']],
  ['proxy-buffering', ['on', 'off'], ['true', 'On', 'onx', 'xoff']],
  ['auth-tls-secret', ['shop/ca'], ['ca', '/ca', 'shop/', 'a/b/c', 'shop/ ca']],
  ['auth-url', ['https://login.example.org/verify', 'http://a', '$scheme://a'], ['login.example.org', 'ftp://a', 'xhttps://a']],
  ['allowlist-source-range', ['10.0.0.0/8', '192.0.2.1', '10.0.0.0/8,2001:db8::/32', ' 10.0.0.0/8 , 192.0.2.1 '], ['10.0.0.0/8 192.0.2.1', 'office', '10.0.0.0/', '10.0.0.0/8;', '10.0.0.0/8,']],
  ['affinity', ['cookie'], ['Cookie', 'ip', 'xcookie', 'cookies']],
  ['affinity-mode', ['balanced', 'persistent'], ['sticky']],
  ['affinity-canary-behavior', ['sticky', 'legacy'], ['balanced']],
  ['auth-method', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'], ['get', 'GETS']],
  ['auth-secret-type', ['auth-file', 'auth-map'], ['file']],
  ['auth-tls-verify-client', ['on', 'off', 'optional', 'optional_no_ca'], ['true', 'require']],
  ['auth-type', ['basic', 'digest'], ['Basic', 'oauth']],
  ['backend-protocol', ['HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI', 'AUTO_HTTP', 'http', 'https'], ['grpc', 'AJP', 'XHTTP', 'HTTPX', 'AUTO_HTTPS', 'fcgi']],
  ['connection-proxy-header', ['close', 'keep-alive'], ['upgrade']],
  ['load-balance', ['round_robin', 'ewma', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent'], ['ip_hash', 'least_conn']],
  ['proxy-http-version', ['1.0', '1.1'], ['2', '1x1', '2.0']],
  ['proxy-next-upstream', ['error timeout', 'off', 'http_502 http_504 non_idempotent', 'error', 'invalid_header http_429'], ['http_501', 'errors', 'error,timeout', 'x error', 'error x']],
  ['proxy-ssl-protocols', ['TLSv1.2', 'TLSv1.2 TLSv1.3'], ['TLSv1.1', 'TLSv1x2', 'TLS', 'TLSv1.3,']],
  ['satisfy', ['any', 'all'], ['both']],
  ['session-cookie-samesite', ['None', 'Lax', 'strict'], ['no', 'xlax', 'laxx']],
  ['server-snippet', ['anything at all'], []],
  ['custom-headers', ['shop/headers'], ['headers']],
])('%s', (name, right, wrong) => {
  const { pattern } = KNOWN[name];
  expect(right.filter(text => !pattern.test(text))).toEqual([]);
  expect(wrong.filter(text => pattern.test(text))).toEqual([]);
});

test('what is written to say so names all words', () => {
  expect(KNOWN.affinity.words).toBe('must be cookie');
  expect(KNOWN['auth-type'].words).toBe('must be basic or digest');
  expect(KNOWN['load-balance'].words).toBe('must be round_robin, ewma, chash, chashsubset, sticky_balanced or sticky_persistent');
});

test.each<[string, string[]]>([
  ['auth-secret', ['auth-type']], ['auth-realm', ['auth-type']], ['auth-secret-type', ['auth-type']], ['auth-type', ['auth-secret']],
  ['canary-weight', ['canary']], ['canary-by-header', ['canary']],
  ['auth-signin', ['auth-url']], ['auth-method', ['auth-url']], ['auth-cache-key', ['auth-url']], ['auth-keepalive-timeout', ['auth-url']], ['auth-snippet', ['auth-url']],
  ['auth-tls-verify-client', ['auth-tls-secret']], ['auth-tls-secret', []],
  ['proxy-ssl-verify', ['proxy-ssl-secret']], ['proxy-ssl-secret', []],
  ['cors-allow-origin', ['enable-cors']], ['session-cookie-name', ['affinity']], ['affinity-mode', ['affinity']],
  ['mirror-host', ['mirror-target']], ['mirror-target', []],
  ['limit-whitelist', ['limit-rps', 'limit-rpm', 'limit-connections']], ['limit-burst-multiplier', ['limit-rps', 'limit-rpm', 'limit-connections']], ['limit-rps', []],
  ['permanent-redirect-code', ['permanent-redirect']], ['temporal-redirect-code', ['temporal-redirect']], ['permanent-redirect', []],
  ['x-forwarded-prefix', ['rewrite-target']], ['upstream-hash-by-subset', ['upstream-hash-by']], ['upstream-hash-by', []],
  ['auth-url', []], ['canary', []], ['proxy-body-size', []],
])('%s needs %j', (name, needs) => {
  expect(COMPANIONS.filter(({ names }) => names.test(name)).flatMap(each => each.needs)).toEqual(needs);
});
