import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import { z } from 'zod';

/** Named shapes: what is sent to us, and what we answer. Each name is one schema of the document. */
const requests = z.registry<{ id: string }>();
const responses = z.registry<{ id: string }>();

/** Registers a shape of an answer under its name and answers the shape. */
export function answer<T extends z.ZodType>(id: string, schema: T): T {
  responses.add(schema, { id });
  return schema;
}

/** Registers a shape of a request body. */
export function request<T extends z.ZodType>(id: string, schema: T): T {
  requests.add(schema, { id });
  return schema;
}

const PREFIX = '#/components/schemas/';

/** Reference to a registered shape; an unregistered one is a mistake in the code. */
export function schemaRef(schema: z.ZodType): ReferenceObject {
  const id = requests.get(schema)?.id ?? responses.get(schema)?.id;
  if (id === undefined)
    throw new Error('a shape of the API has no name: register it in openapi/schemas.ts');
  return { $ref: `${PREFIX}${id}` };
}

/** JSON Schemas of every registered shape, by name. */
export function componentSchemas(): Record<string, SchemaObject> {
  const asked = z.toJSONSchema(requests, { uri, io: 'input', override: tidy });
  const answered = z.toJSONSchema(responses, { uri, io: 'output', override: tidyAnswer });
  const all = { ...asked.schemas, ...answered.schemas };
  return Object.fromEntries(
    Object.entries(all)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, bare(schema)]),
  );
}

/** Properties of a query's shape. */
export function inlineSchema(schema: z.ZodObject): {
  readonly properties: Readonly<Record<string, SchemaObject>>;
  readonly required: readonly string[];
} {
  const json = z.toJSONSchema(schema, { io: 'input', override: tidy });
  // zod's and Nest's types of a JSON Schema don't know each other; what is written is the same.
  const properties: Record<string, SchemaObject> = JSON.parse(JSON.stringify(json.properties ?? {}));
  return { properties, required: json.required ?? [] };
}

interface Override {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** `format: date-time` says what zod's long pattern says. */
function tidy({ jsonSchema }: Override): void {
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
}

/** Answers may gain members: clients are told not to rely on there being no others. */
function tidyAnswer(override: Override): void {
  tidy(override);
  if (override.jsonSchema.additionalProperties === false)
    delete override.jsonSchema.additionalProperties;
}

function uri(id: string): string {
  return `${PREFIX}${id}`;
}

function bare(schema: object): SchemaObject {
  return JSON.parse(JSON.stringify({ ...schema, $schema: undefined, $id: undefined }));
}
