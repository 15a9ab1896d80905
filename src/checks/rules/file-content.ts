import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { allWordsOf, Container } from '../internal/pods';
import { configurationFault } from '../internal/programs/configuration-faults';
import { Fault, faultOf } from '../internal/programs/file-faults';
import { Rule, Violation } from '../internal/rule';
import { mountedFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'file-content',
  severity: 'error',
  title: 'A file that a program mounts can be read by it: as JSON or YAML, or as nginx and HAProxy write theirs.',
  why: 'To Kubernetes a file is a text, and it takes any. The program that reads it stops at the first tab, comma or bracket that is wrong; of a key that is there twice it takes one, or stops too. nginx stops at a directive in the wrong block, HAProxy at a last line without an end.',
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
  remedy: 'correct the text, or make it of an object: JSON.stringify writes what both languages read',
  * check(cluster) {
    for (const { item, key, fault, reader, told } of faultyFiles(cluster)) {
      const certain = told && !fault.lenient;
      const must = `${certain ? 'must' : 'should'} be ${fault.language}: ${reader.toString()} ${told ? 'is told of it' : 'mounts it'}, and cannot read it`;
      yield { item, at: placeOf(item, key), must, value: fault.words, ...certain ? {} : { severity: 'warning' } };
    }
    yield* misconfigured(cluster);
  },
};

function placeOf({ kind }: Item, key: string): string {
  return `${kind === 'Secret' ? 'stringData' : 'data'} '${key}'`;
}

/** Files of nginx and HAProxy, each said of once. */
function* misconfigured(cluster: Cluster): Iterable<Violation> {
  const said = new Set<string>();
  for (const { container, path, file: { item, key } } of mountedFiles(cluster)) {
    if (!item || key === undefined || container.role === 'init' || !/nginx|haproxy/.test(String(container.json.image))) continue;
    const fault = configurationFault(container, path, textOf(item, key));
    const at = placeOf(item, key);
    if (!fault || said.has(`${item.toString()} ${at}`)) continue;
    said.add(`${item.toString()} ${at}`);
    yield { item, at, ...fault };
  }
}

interface FaultyFile {
  readonly item: Item;
  readonly key: string;
  readonly fault: Fault;
  /** Who mounts it: if there is one, somebody that is told its path. */
  readonly reader: Item;
  readonly told: boolean;
}

function faultyFiles(cluster: Cluster): Iterable<FaultyFile> {
  const found = new Map<string, FaultyFile>();
  const faults = new Map<string, Fault | undefined>();
  for (const { pods, container, path, file: { item, key } } of mountedFiles(cluster)) {
    if (!item || key === undefined) continue;
    const id = `${item.toString()} ${key}`;
    const name = `${id} ${path}`;
    if (!faults.has(name)) faults.set(name, faultOf(path, textOf(item, key)));
    const fault = faults.get(name);
    if (!fault || (fault.lenient && (LENIENT.test(path) || isDotNet(container.json)))) continue;
    const told = isTold(container, path);
    if (!found.has(id) || (told && found.get(id)?.told === false)) found.set(id, { item, key, fault, reader: pods.item, told });
  }
  return found.values();
}

/** The text of a key, where it is written out. */
function textOf({ kind, json: { data, stringData } }: Item, key: string): string {
  const { [key]: text } = record(kind === 'ConfigMap' ? data : stringData);
  return typeof text === 'string' ? text : '';
}

function isTold({ json }: Container, path: string): boolean {
  const values = list(json.env).map(({ value }) => value);
  return [...values, ...allWordsOf(json)].some(text => typeof text === 'string' && text.includes(path));
}

// Their readers take comments and commas that are too many.
const LENIENT = /\/(tsconfig|jsconfig|appsettings)[\w.-]*$/;

// So does that of .NET: https://learn.microsoft.com/en-us/dotnet/core/extensions/configuration-providers#json-configuration-provider
function isDotNet({ env, command }: Json): boolean {
  return list(env).some(({ name }) => /^(ASPNETCORE|DOTNET)_/.test(String(name))) || (Array.isArray(command) && command[0] === 'dotnet');
}
