/** Tokens under which an application provides what the guard and the filter need. */
export const TOKENS = Symbol('tidegate.tokens');
export const EVENT = Symbol('tidegate.event');
