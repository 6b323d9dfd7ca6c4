import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['{libs,apps,test}/**/*.unit.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'pg',
          include: ['{libs,apps,test}/**/*.pg.test.ts'],
          fileParallelism: false,
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
