import { GuardedClient } from '../federation/guarded-client.js';
import type { Clock } from '../kernel/clock.js';
import type { WebhookSettings } from './config.js';
import type { EmitEvent } from './event.js';
import { ALERT_DELIVERY } from './events.js';
import { Webhook } from './webhook.js';

/**
 * The webhook that the operator has configured. It gets a client of its own, so that the networks
 * and the port opened for it stay closed to everything that strangers name.
 */
export function createAlertWebhook(
  settings: WebhookSettings,
  options: { readonly event: EmitEvent; readonly clock: Clock; readonly userAgent: string },
): Webhook {
  const { port } = new URL(settings.url);
  return new Webhook({
    url: settings.url,
    secret: settings.secret,
    transport: new GuardedClient({
      userAgent: options.userAgent,
      allowAddresses: settings.networks,
      allowPorts: port === '' ? [] : [Number(port)],
    }),
    clock: options.clock,
    report: (report) => options.event(ALERT_DELIVERY, report),
  });
}
