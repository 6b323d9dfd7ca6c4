import type { KafkaConnection } from '../../libs/messaging/kafka-client.js';
import { readConfig } from '../../libs/platform/config.js';

/**
 * Brokers from the command line; how to authenticate from the environment, where that describes
 * production mode.
 */
export function kafkaConnection(brokers: string): KafkaConnection {
  const connection = {
    brokers: brokers.split(',').map((broker) => broker.trim()),
    clientId: 'tidegate-cli',
  };
  const config = readConfig();
  if (!config.ok || config.value.backing.mode !== 'kafka') return connection;
  const { sasl, tls } = config.value.backing.kafka;
  return {
    ...connection,
    ...(sasl === null ? {} : { sasl }),
    ...(tls === null
      ? {}
      : { tls: Object.fromEntries(Object.entries(tls).filter(([, pem]) => pem !== null)) }),
  };
}
