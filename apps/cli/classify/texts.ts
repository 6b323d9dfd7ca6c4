import { z } from 'zod';
import type { ClassifyInput } from '../../../libs/classifier/model/types.js';
import { BadLine, lineText, parseLine } from '../bad-line.js';
import type { InputLine, LineInput } from '../lines.js';

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.string().nullish(),
});

export interface TextItem extends ClassifyInput {
  /** As the line gives it, else the line's number. */
  readonly id: string | number;
}

export type TextFormat = 'ndjson' | 'lines';

/**
 * The texts of an input, lot by lot; empty lines are skipped, bad ones handed to `onBad`. Without a
 * format, an input whose first line that isn't empty begins with `{` is NDJSON.
 */
export async function* textsOf(
  input: LineInput,
  onBad: (bad: BadLine) => void,
  format?: TextFormat,
): AsyncGenerator<TextItem[], void, undefined> {
  let known = format;
  for await (const lot of input.lines()) {
    const items: TextItem[] = [];
    for (const line of lot) {
      if (line.text?.trim() === '') continue;
      known ??= line.text?.trimStart().startsWith('{') === true ? 'ndjson' : 'lines';
      const item = known === 'ndjson' ? jsonItem(input.name, line) : plainItem(input.name, line);
      if (item instanceof BadLine) onBad(item);
      else items.push(item);
    }
    yield items;
  }
}

function jsonItem(input: string, line: InputLine): TextItem | BadLine {
  const row = parseLine(rowSchema, input, line);
  if (!row.ok) return row.error;
  const { id = line.number, text, lang } = row.value;
  return lang === undefined ? { id, text } : { id, text, lang };
}

function plainItem(input: string, line: InputLine): TextItem | BadLine {
  const text = lineText(input, line);
  return text.ok ? { id: line.number, text: text.value } : text.error;
}
