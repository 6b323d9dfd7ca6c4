import { z } from 'zod';
import { RULES } from './index.js';
import type { DefaultEffect, Rule } from './rule.js';

const HEADER = [
  'symbol',
  'catalogue',
  'group',
  'weight',
  'effect',
  'kinds',
  'needs',
  'detects',
  'source',
  'options',
];

/** The shipped rules as a Markdown document; changes exactly when the rules do. */
export function catalogueMarkdown(rules: readonly Rule[] = RULES): string {
  const lines = [
    '# Rules',
    '',
    'Generated from `libs/rules`. Weight and effect are defaults that the policy document may change. A hit',
    'adds weight × strength points; its effect acts by itself from the strength that the policy’s `at` names.',
    'A rule whose need is not known answers *unknown*. Options stand under `rules.SYMBOL.options`.',
    '',
    row(HEADER),
    row(HEADER.map(() => '---')),
    ...rules.map((rule) => row(cells(rule))),
    '',
  ];
  return lines.join('\n');
}

function cells(rule: Rule): string[] {
  return [
    `\`${rule.symbol}\``,
    rule.catalogue,
    rule.group,
    String(rule.weight),
    effectText(rule.effect),
    rule.kinds === 'all' ? 'all' : rule.kinds.join(', '),
    rule.needs.join(', ') || 'none',
    rule.summary,
    rule.source,
    optionsText(rule).join('<br>') || 'none',
  ];
}

function effectText(effect: DefaultEffect): string {
  return effect.action === 'filter' ? `filter: ${effect.filters.join(', ')}` : effect.action;
}

function optionsText(rule: Rule): string[] {
  const schema = z.toJSONSchema(rule.options, { io: 'input' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { default: initial, description } =
      typeof property === 'object' ? property : { default: undefined, description: undefined };
    const value = initial === undefined ? '' : ` = ${JSON.stringify(initial)}`;
    return `\`${name}${value}\`${description === undefined ? '' : ` ${description}`}`;
  });
}

function row(values: readonly string[]): string {
  return `| ${values.map((value) => value.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
