import { load } from 'js-yaml';
import { Json, record } from '../../../core/internal/json';

/** What a file of YAML says; undefined where it is none: a template, or the base64 of a Secret. */
export function readYaml(text: string): Json | undefined {
  try {
    return record(load(text));
  } catch {
    return undefined;
  }
}
