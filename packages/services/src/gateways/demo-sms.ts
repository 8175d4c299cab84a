import type { SmsGateway } from '../gateways.ts';

/** Sends nothing: the code is shown on the sign-in page under a "demo" label. Only for the embedded default. */
export const demoSms: SmsGateway = {
  demo: true,
  sendCode: async () => {},
  send: null,
  isReceiptSecret: () => false,
};
