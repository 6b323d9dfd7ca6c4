import type { LogBackend } from '../../libs/messaging/backend.js';
import { openKafkaBackend } from '../../libs/messaging/kafka-backend.js';
import { KafkaConnectError } from '../../libs/messaging/kafka-connect.js';
import { describeConfigError, readBrokerAccess } from '../../libs/platform/config.js';
import { UsageError } from './usage-error.js';

/** Brokers from the command line; how to authenticate from KAFKA_SASL_* and KAFKA_TLS*. */
export async function openKafka(brokers: string): Promise<LogBackend> {
  const access = readBrokerAccess();
  if (!access.ok) throw new UsageError(describeConfigError(access.error));
  const { sasl, tls } = access.value;
  const connection = {
    brokers: brokers.split(',').map((broker) => broker.trim()),
    clientId: 'tidegate-cli',
    ...(sasl === null ? {} : { sasl }),
    ...(tls === null
      ? {}
      : { tls: Object.fromEntries(Object.entries(tls).filter(([, pem]) => pem !== null)) }),
  };
  try {
    return await openKafkaBackend(connection, () => undefined, { prepareTopics: false });
  } catch (error) {
    if (error instanceof KafkaConnectError) throw new UsageError(error.message);
    throw error;
  }
}
