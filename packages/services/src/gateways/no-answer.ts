import { Problem } from '@linli/contracts/problem';

/** Failures before a byte of the request left: nothing was sent. */
const notSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** An outside service did not answer. `sent` tells whether it may have got the request all the same. */
export class NoAnswer extends Problem {
  readonly sent: 'no' | 'perhaps';

  constructor(error: unknown) {
    super('gateway-failed');
    const cause = error instanceof Error ? (error.cause ?? error) : null;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    this.sent = notSent.includes(code) ? 'no' : 'perhaps';
  }
}
