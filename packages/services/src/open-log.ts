import { framesOf, nameOfFailure } from '@linli/jobs/tell-failure';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** A failure as it stands in a log. */
const told = (error: unknown) => ({ failure: nameOfFailure(error), stack: framesOf(error) });

/**
 * The log of a process. Of a failure it tells kind, code and place: a failed query carries its values, phones and names among them,
 * and so would a log of it.
 */
export function openLog(level: string, process: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { process },
    serializers: { err: told, error: told, cause: told },
    hooks: {
      logMethod([first, ...rest]: unknown[], write) {
        // Without words of ours pino would take those of the failure.
        const what = first instanceof Error ? { err: first } : first;
        Reflect.apply(
          write,
          this,
          typeof first === 'object' && rest.length === 0 ? [what, 'failure'] : [what, ...rest],
        );
      },
    },
  };
  return to === undefined ? pino(options) : pino(options, to);
}
