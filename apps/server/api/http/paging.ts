import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Page, PageRequest } from '../../../../libs/persistence/views/page.js';

const cursor = z
  .string()
  .regex(/^\d{1,18}$/, 'a cursor from a Link header or from `next` or `prev`')
  .optional();

/** Query parameters of every list. */
export const pagingShape = {
  limit: z.coerce.number().int().min(1).max(100).default(40),
  max_id: cursor.describe('only items older than this one'),
  min_id: cursor.describe('only items newer than this one, the nearest first'),
};

export function pageRequest(query: {
  limit: number;
  max_id?: string | undefined;
  min_id?: string | undefined;
}): PageRequest {
  return { limit: query.limit, maxId: query.max_id, minId: query.min_id };
}

/** A list as it is answered; the same cursors stand in the Link header. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('max_id of the next page, older items; null at the end'),
    prev: z.string().nullable().describe('min_id of the page before, newer items; null at the start'),
  });
}

/** Sets the Link header, relative to the request's own address, and answers the page. */
export function sendPage<T>(request: Request, response: Response, page: Page<T>): Page<T> {
  const links: string[] = [];
  if (page.next !== null) links.push(link(request, 'max_id', page.next, 'next'));
  if (page.prev !== null) links.push(link(request, 'min_id', page.prev, 'prev'));
  if (links.length > 0) response.setHeader('Link', links.join(', '));
  return page;
}

function link(request: Request, parameter: 'max_id' | 'min_id', id: string, rel: string): string {
  const at = request.originalUrl.indexOf('?');
  const path = at < 0 ? request.originalUrl : request.originalUrl.slice(0, at);
  const query = new URLSearchParams(at < 0 ? '' : request.originalUrl.slice(at + 1));
  query.delete('max_id');
  query.delete('min_id');
  query.set(parameter, id);
  return `<${path}?${query.toString()}>; rel="${rel}"`;
}
