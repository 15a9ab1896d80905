import { defineScalarTag, dump, DUMP_SCHEMA, NOT_RESOLVED } from 'js-yaml';

// kubectl's reader leaves `_` out of what begins like a number, and then looks whether it is one: `09_` is 9 to it, and to no specification of YAML.
// https://github.com/go-yaml/yaml, resolve.go. A text that this tag takes is quoted.
const GO_NUMBER = /^[-+]?(0x[0-9a-f]+|0b[01]+|0o[0-7]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?)$/i;
const SCHEMA = DUMP_SCHEMA.withTags(defineScalarTag('tag:cdk8s-blueprints:go-number', {
  implicit: true,
  implicitFirstChars: [...'-+.0123456789'],
  resolve: source => GO_NUMBER.test(source.replace(/_/g, '')) ? source : NOT_RESOLVED,
  identify: () => false,
}));

/** Objects as one YAML file. */
export function yaml(objects: readonly unknown[]): string {
  return objects.map(object => dump(object, { lineWidth: -1, noRefs: true, schema: SCHEMA })).join('---\n');
}
