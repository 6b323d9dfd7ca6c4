/** Brokers of the test run, for kafkajs. */
export function testBrokers(): string[] {
  const brokers = process.env['KAFKA_BROKERS'];
  if (!brokers) throw new Error('no KAFKA_BROKERS: run the tests with npm test');
  return brokers.split(',').map((broker) => broker.trim());
}
