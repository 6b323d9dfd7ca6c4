/** Injection tokens of what the process is made of; see server.ts, which makes them. */
export const BACKEND = Symbol('tidegate.log-backend');
export const STORE = Symbol('tidegate.batch-store');
export const PROCESSOR = Symbol('tidegate.processor');
export const EVENTS = Symbol('tidegate.event');
export const METRICS_SET = Symbol('tidegate.metrics-set');
export const INGRESS_OPTIONS = Symbol('tidegate.ingress-options');
export const ALERTS = Symbol('tidegate.alerts');
export const JOBS = Symbol('tidegate.jobs');
