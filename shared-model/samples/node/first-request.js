// Publishes a request and waits for what becomes of it: node first-request.js [bootstrap servers]
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';

const brokers = (process.argv[2] ?? 'localhost:9092').split(',');
const kafka = new Kafka({ clientId: 'first-request', brokers, logLevel: logLevel.ERROR });

const request = {
  requestId: `hello-${randomUUID()}`, // the same id never sends twice: keep it with your document
  tenantId: 'acme',
  senderId: 'j.dupond',
  to: [{ address: 'client@example.org', name: 'Société Cliente' }],
  subject: 'Facture F-2026-0042',
  text: 'Bonjour,\n\nVeuillez trouver ci-joint votre facture.\n',
  attachments: [{
    fileName: 'Facture F-2026-0042.pdf',
    contentType: 'application/pdf',
    content: Buffer.from('%PDF-1.7 …').toString('base64'),
  }],
  document: { type: 'invoice', id: 'F-2026-0042' }, // yours, echoed in every event
};

const event = (message) => JSON.parse(message.value);
const outcomes = {
  'document-sent': (message) => `sent by ${event(message).method} as ${event(message).from}`,
  'delivery-delayed': (message) => `waits: ${event(message).reason}, ${event(message).detail}`,
  'delivery-failed': (message) => `failed: ${event(message).cause}, ${event(message).whoActs} must act`,
  'send-document-rejected': (message) => `rejected: ${message.headers['rejection-reason']}`,
};

const producer = kafka.producer();
await producer.connect();
await producer.send({
  topic: 'send-document',
  messages: [{ key: `${request.tenantId}/${request.senderId}`, value: JSON.stringify(request) }],
});
await producer.disconnect();
console.log(`published ${request.requestId}`);

const consumer = kafka.consumer({ groupId: 'first-request-node' });
await consumer.connect();
await consumer.subscribe({ topics: Object.keys(outcomes), fromBeginning: true });
await new Promise((done) => consumer.run({
  eachMessage: async ({ topic, message }) => {
    if (!message.value.toString().includes(request.requestId)) {
      return;
    }
    console.log(outcomes[topic](message));
    if (topic !== 'delivery-delayed') {
      done();
    }
  },
}));
await consumer.disconnect();
