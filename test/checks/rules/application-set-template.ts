import { Cases } from '../_cases';

const REPOSITORY = 'https://git.example.com/ops/apps.git';
const set = (name: string, spec: object = {}, source: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'apps' },
  spec: {
    generators: [{ git: { repoURL: REPOSITORY, revision: 'HEAD', directories: [{ path: 'apps/*' }] } }],
    template: {
      metadata: { name },
      spec: { project: 'default', source: { repoURL: REPOSITORY, targetRevision: 'HEAD', path: 'apps', ...source }, destination: { server: 'https://kubernetes.default.svc', namespace: 'apps' } },
    },
    ...spec,
  },
});
const GO = { goTemplate: true, goTemplateOptions: ['missingkey=error'] };

export const cases: Cases = {
  broken: [
    { objects: [set('{{.path.basename}}')] },
    { objects: [set('{{ index .path.segments 1 }}-web', { goTemplate: false })] },
    { objects: [set('{{ trunc 8 .path.basename }}')] },
    { objects: [set('{{path.basename}}', GO)] },
    { objects: [set('{{path[1]}}', GO)] },
    { objects: [set('web-{{ cluster }}', GO)] },
    { objects: [set('web', GO, { path: '{{path}}' })] },
  ],
  sound: [
    { objects: [set('{{.path.basename}}', GO)] },
    { objects: [set('{{ .path.basename | normalize }}-{{ index .path.segments 1 }}', GO)] },
    { objects: [set('{{path.basename}}-{{path[1]}}-{{ values.stage }}')] },
    { objects: [set('{{if eq .values.stage "prod"}}web{{else}}web-{{.values.stage}}{{end}}', GO)] },
    { objects: [set('web-{{ now | date "2006" }}-{{ uuidv4 }}', GO)] },
    // Values of a chart are a template of Helm's.
    { objects: [set('web', {}, { helm: { values: 'name: "{{ .Release.Name }}"' } })] },
  ],
};
