import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

/** Of docker/compose.yaml, what the tests look at. */
const serviceSchema = z.looseObject({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  restart: z.string().optional(),
  read_only: z.boolean().optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()).optional() }).optional(),
  deploy: z.object({ replicas: z.number().int() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
});
export type Compose = z.infer<typeof composeSchema>;
export type ComposeService = z.infer<typeof serviceSchema>;

export function readText(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

export async function readCompose(): Promise<Compose> {
  return composeSchema.parse(parse(await readText('docker/compose.yaml'), { merge: true }));
}

export function serviceOf(compose: Compose, name: string): ComposeService {
  const service = compose.services[name];
  if (!service) throw new Error(`compose.yaml has no service ${name}`);
  return service;
}

/** Services that run the image that we build. */
export function ownServices(compose: Compose): [string, ComposeService][] {
  return Object.entries(compose.services).filter(([, service]) => service.build !== undefined);
}

/**
 * The service's environment as Compose hands it over.
 * @throws Error where `${NAME:?…}` has no value in `given`, as Compose does
 */
export function environmentOf(
  service: ComposeService,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service.environment).map(([name, value]) => [
      name,
      interpolate(String(value), given),
    ]),
  );
}

/** `${NAME:-default}` and `${NAME:?message}`, the two forms that the file uses. */
export function interpolate(text: string, given: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, form: string | undefined, rest: string | undefined) => {
      const value = given[name] ?? '';
      if (value !== '') return value;
      if (form === '?') throw new Error(`${name} is not set: ${rest ?? ''}`);
      return rest ?? '';
    },
  );
}
