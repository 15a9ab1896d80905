import { flatten, Found } from '../finding';
import { isWildcard } from '../names';
import { addressBits, error, warning } from '../rules';
import { notRe2 } from './re2';
import { Matcher, parseRule } from './syntax';

// Source: traefik, pkg/muxer/http/matcher.go and pkg/muxer/tcp/matcher.go.

/** Why a value is none for a matcher, as `must …`, and what to do. */
type Fault = readonly [string, string] | undefined;

interface Question {
  readonly counts: readonly number[];
  /** What its last value must be. */
  readonly value: (value: string, matcher: string) => Fault;
}

type Questions = Readonly<Record<string, Question>>;

const anything = (): Fault => undefined;

/** The matchers of routes of HTTP. */
export const HTTP: Questions = {
  ClientIP: { counts: [1], value: addresses },
  Header: { counts: [2], value: anything },
  HeaderRegexp: { counts: [2], value: expression },
  Host: { counts: [1], value: host },
  HostRegexp: { counts: [1], value: hostExpression },
  Method: { counts: [1], value: anything },
  Path: { counts: [1], value: path },
  PathPrefix: { counts: [1], value: path },
  PathRegexp: { counts: [1], value: expression },
  Query: { counts: [1, 2], value: anything },
  QueryRegexp: { counts: [1, 2], value: expression },
};

/** The matchers of routes of TCP. */
export const TCP: Questions = {
  ALPN: { counts: [1], value: protocol },
  ClientIP: { counts: [1], value: addresses },
  HostSNI: { counts: [1], value: (value, matcher) => value === '*' ? undefined : host(value, matcher) },
  HostSNIRegexp: { counts: [1], value: hostExpression },
};

// In version 2 this took any text, or what an expression takes.
const VARIABLE = /\{[A-Za-z_]\w*(:[^}]*)?\}/;

// What these were called in version 2.
const OLD: Readonly<Record<string, string>> = { Headers: 'Header', HeadersRegexp: 'HeaderRegexp', HostHeader: 'Host' };

/** Holds a rule of a route against what Traefik reads, which leaves out a route whose rule it cannot read. */
export function matchRules(object: string, rule: string, questions: Questions): Found {
  const { matchers, problem } = parseRule(rule);
  const found = flatten(matchers.map(matcher => matcherRules(object, matcher, questions)));
  return problem ? [error('route-match', object, problem[0], rule, problem[1]), found] : found;
}

/** The values of a matcher in a rule. */
export function valuesOf(rule: string, name: string): string[] {
  return parseRule(rule).matchers.filter(matcher => canonicalName(matcher.name) === name).flatMap(({ values }) => values);
}

/** The name of a matcher, which Traefik takes in any of four spellings, as its documentation has it; any other name is itself. */
export function canonicalName(name: string): string {
  return NAMES.get(name) ?? name;
}

function matcherRules(object: string, { name, values }: Matcher, questions: Questions): Found {
  const known = canonicalName(name);
  if (!Object.hasOwn(questions, known)) {
    const now = Object.hasOwn(OLD, name) ? OLD[name] : undefined;
    return error('route-match', object, `must have matchers that Traefik knows: ${Object.keys(questions).join(', ')}`, name,
      now !== undefined && questions[now] ? `write ${now}, as it is called since version 3` : 'choose one of them');
  }
  const { counts, value } = questions[known];
  if (!counts.includes(values.length)) {
    const one = counts.length === 1 && counts[0] === 1;
    return error('route-match', object, `must give ${known} ${one ? 'one value' : `${counts.join(' or ')} values`}`, values,
      one && values.length > 1 ? `write ${known}(\`…\`) || ${known}(\`…\`)` : 'give what the matcher asks for');
  }
  if (values.includes('')) return error('route-match', object, `must give ${known} values that are not empty`, values, 'give what the matcher asks for');
  const last = values[values.length - 1];
  const fault = known === 'QueryRegexp' && values.length === 1 ? undefined : value(last, known);
  if (fault) return error('route-match', object, `${fault[0]} in ${known}`, last, fault[1]);
  return known.startsWith('Path') && VARIABLE.test(last)
    ? warning('route-match', object, `should have no {} in ${known}, which since version 3 stand for themselves`, last, 'write PathRegexp(`…`) for paths that vary')
    : undefined;
}

const NAMES = new Map([...Object.keys(HTTP), ...Object.keys(TCP)].flatMap(name => {
  const lower = name.toLowerCase();
  return [name, lower, name.toUpperCase(), lower[0].toUpperCase() + lower.slice(1)].map(spelling => [spelling, name] as const);
}));

function addresses(value: string): Fault {
  const [address, length, ...more] = value.split('/');
  const bits = addressBits(address);
  const mapped = /^::ffff:\d+(\.\d+){3}$/i.test(address);
  const right = bits !== undefined && (length === undefined || (/^\d+$/.test(length) && Number(length) <= bits.length));
  return (right || mapped) && more.length === 0 ? undefined : ['must have an address or a range of addresses', 'write `192.0.2.7` or `192.0.2.0/24`'];
}

function host(value: string, matcher: string): Fault {
  if (isWildcard(value)) return ['must have a whole name', `write ${matcher}Regexp(\`${oneLevel(value)}\`)`];
  return /^[\w.:[\]-]+$/.test(value) ? undefined : ['must have a host name alone', 'leave out scheme, port and path, and write other letters as xn--…'];
}

function expression(value: string): Fault {
  const why = notRe2(value);
  return why === undefined ? undefined : [why, 'write it otherwise: Go reads it by RE2'];
}

function hostExpression(value: string): Fault {
  if (isWildcard(value)) return ['must have an expression', `write \`${oneLevel(value)}\``];
  if (VARIABLE.test(value)) return ['must not have names in {}', 'write `^[^.]+\\.example\\.org$`, as is right since version 3'];
  return [...value].every(letter => letter.charCodeAt(0) < 128) ? expression(value) : ['must have letters of ASCII alone', 'write other letters as xn--…'];
}

/** The expression for the names that `*.example.org` stands for. */
function oneLevel(wildcard: string): string {
  return `^[^.]+${wildcard.slice(1).replace(/\./g, '\\.')}$`;
}

function path(value: string): Fault {
  return value.startsWith('/') ? undefined : ['must have a path that begins with /', `write \`/${value}\``];
}

function protocol(value: string): Fault {
  return value === 'acme-tls/1' ? ['must have a protocol that Traefik does not answer itself', 'leave acme-tls/1 to Traefik'] : undefined;
}
