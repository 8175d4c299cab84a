import type { ProblemBody, ProblemCode } from '@linli/contracts/problem';

type FieldError = NonNullable<ProblemBody['errors']>[number];

/** Why a call gave no result: the server's problem in the reader's language, or `no-answer`. */
export class CallFailed extends Error {
  readonly code: ProblemCode | 'no-answer';
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    body: Omit<Partial<ProblemBody>, 'code'> & {
      code: ProblemCode | 'no-answer';
      title: string;
      status: number;
    },
  ) {
    super(`${body.code}: ${body.title}`);
    this.name = 'CallFailed';
    this.code = body.code;
    this.status = body.status;
    this.title = body.title;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = body.retryAfterSeconds;
  }

  /** What is wrong with the input at a JSON pointer, e.g. `/phone`. */
  at(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.message;
  }
}

/** Any error as a CallFailed, for showing; `unexpected` says so in the reader's language. */
export function asFailure(error: unknown, unexpected: string): CallFailed {
  if (error instanceof CallFailed) return error;
  console.error(error);
  return new CallFailed({ code: 'unexpected', title: unexpected, status: 500 });
}
