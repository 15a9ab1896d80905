import { Cases } from '../_cases';

const secret = (data: Record<string, string>, spec: object = {}, template: object = {}) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'database' },
  spec: {
    secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
    data: ['username', 'password', 'host'].map(secretKey => ({ secretKey, remoteRef: { key: 'shop', property: secretKey } })),
    target: { template: { data, ...template } },
    ...spec,
  },
});

export const cases: Cases = {
  broken: [
    { objects: [secret({ url: 'postgres://{{ .username }}:{{ .pass }}@{{ .host }}/shop' })] },
    { objects: [secret({ 'config.json': '{"password": "{{ .pasword | toString | b64enc }}"}' })] },
    { objects: [secret({ url: '{{ .host }}' }, { data: undefined })] },
  ],
  sound: [
    { objects: [secret({ url: 'postgres://{{ .username }}:{{ .password | urlquery }}@{{- .host -}}/shop', plain: 'no.template', word: '{{ printf "%s.txt" .host }}' })] },
    { objects: [secret({ url: '{{ .anything }}' }, { dataFrom: [{ extract: { key: 'shop' } }] })] },
    { objects: [secret({ url: '{{ .anything }}' }, {}, { templateFrom: [{ configMap: { name: 'template', items: [{ key: 'a' }] } }] })] },
    { objects: [secret({ list: '{{ range $k, $v := . }}{{ .name }}{{ end }}' })] },
    { objects: [secret({ alert: '{{ `{{ .CommonAnnotations.summary }}` }} {{ "{{ .Status }}" }}{{/* was .user */}}{{- /* and .more */ -}}' })] },
    { objects: [secret({ user: '{{ (fromJson .password).user }}' })] },
  ],
};
