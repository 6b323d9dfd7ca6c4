/** Imports point one way; see docs/architecture.md. */
const room = (name) => `^libs/${name}/`;
const test = '\\.(unit|pg|e2e|kafka)\\.test\\.ts$|^test/';
/** From the core outwards; a room may import itself and the rooms it lists. */
const allowed = {
  kernel: [],
  contracts: ['kernel'],
  activity: ['kernel', 'contracts'],
  rules: ['kernel', 'contracts', 'activity'],
  classifier: ['kernel', 'contracts', 'activity'],
  decide: ['kernel', 'contracts', 'activity', 'rules'],
  pipeline: ['kernel', 'contracts', 'activity', 'rules', 'decide'],
  federation: ['kernel', 'contracts', 'activity'],
  messaging: ['kernel', 'contracts'],
  persistence: [
    'kernel',
    'contracts',
    'activity',
    'rules',
    'decide',
    'pipeline',
    'messaging',
    'platform',
  ],
  platform: ['kernel', 'contracts', 'federation', 'messaging'],
};
const pure = ['kernel', 'contracts', 'activity', 'rules', 'decide', 'pipeline'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-dev-dependency-in-code',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries(allowed).map(([name, others]) => ({
      name: `${name}-imports`,
      comment: `libs/${name} may import only: ${[name, ...others].join(', ')}`,
      severity: 'error',
      from: { path: room(name), pathNot: test },
      to: { path: '^(libs|apps|test)/', pathNot: [name, ...others].map(room) },
    })),
    {
      name: 'core-is-pure',
      comment: 'from kernel to pipeline nothing knows Nest, TypeORM, pg or kafkajs',
      severity: 'error',
      from: { path: `^libs/(${pure.join('|')})/`, pathNot: test },
      to: {
        path: 'node_modules/(@nestjs|typeorm|pg|kafkajs|undici|pino)/|^(node:)?(fs|net|http|https|dns|child_process|worker_threads)$',
      },
    },
    {
      name: 'classifier-reads-files-in-few-places',
      comment:
        'scores come from what is passed in; loading, training and the second process touch files',
      severity: 'error',
      from: {
        path: '^libs/classifier/',
        pathNot: `^libs/classifier/(model/load|training/|process/|tfjs/)|${test}`,
      },
      to: {
        path: 'node_modules/(@nestjs|typeorm|pg|kafkajs|undici|pino)/|^(node:)?(fs|fs/promises|net|http|https|dns|child_process|worker_threads)$',
      },
    },
    {
      name: 'classifier-is-for-apps',
      comment: 'the pipeline knows it as a port, and apps wire it',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/classifier/|${test}` },
      to: { path: '^libs/classifier/' },
    },
    {
      name: 'tfjs-stays-in-its-room',
      comment: 'models are written against libs/classifier/tfjs; training may use all of tfjs',
      severity: 'error',
      from: { pathNot: '^libs/classifier/(tfjs|training)/' },
      to: { path: '(^|/)@tensorflow/' },
    },
    {
      name: 'apps-stay-apart-server',
      severity: 'error',
      from: { path: '^apps/server/' },
      to: { path: '^apps/(cli|dashboard)/' },
    },
    {
      name: 'apps-stay-apart-cli',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^apps/(server|dashboard)/' },
    },
    {
      name: 'no-tests-in-code',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: test },
      to: { path: test },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
