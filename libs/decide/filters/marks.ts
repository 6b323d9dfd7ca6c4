import type { Level } from './levels.js';

export function markSensitive(levels: readonly Level[]): void {
  for (const { json, role } of levels) {
    if (role === 'object') {
      json['sensitive'] = true;
    }
  }
}

/** FEP-5feb and Mastodon's own field; an empty list of who may search grants nobody. */
export function noIndex(levels: readonly Level[]): void {
  for (const { json, role } of levels) {
    if (role !== 'activity') {
      json['indexable'] = false;
      json['searchableBy'] = [];
    }
  }
}

/** What an embedded thing says of its own web page; readers are sent to its id instead. */
export function dropUrl(levels: readonly Level[]): void {
  for (const { json, role } of levels) {
    if (role !== 'activity') {
      delete json['url'];
    }
  }
}
