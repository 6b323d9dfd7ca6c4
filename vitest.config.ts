import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['{libs,apps,test}/**/*.unit.test.ts'],
          // Pure code: a process a file would take longer than the tests.
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'pg',
          // A database of its own for each file: they may run side by side.
          include: ['{libs,apps,test}/**/*.pg.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['{libs,apps,test}/**/*.e2e.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'kafka',
          include: ['{libs,apps,test}/**/*.kafka.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
